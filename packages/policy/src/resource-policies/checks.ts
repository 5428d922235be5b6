import {
  documentOf,
  evaluateAccess,
  mayBeAllowed,
  overlap,
  type PolicyStatement,
  type Principal,
  type RequestContext,
} from "@strata/iam";
import type { Inventory, Resource } from "@strata/inventory";
import { show } from "../checks";
import { type Check, cannotTell, met, type Verdict } from "../rule";
import { requestsFromElsewhere } from "./stranger";
import { UNBOUND_SERVICES } from "./types";

const ANYBODY: Principal = { kind: "anonymous", name: "" };

/** Judges the policy at a path, where the resource has one. */
function ofPolicy(
  path: string,
  judge: (statements: readonly PolicyStatement[], resource: Resource, inventory: Inventory) => Verdict,
): Check {
  return (resource, inventory) =>
    resource.has(path)
      ? judge(inventory.access.policyAt(resource, path).statements, resource, inventory)
      : "met";
}

/** Nobody else gets in: neither everybody, nor another account by name. */
export function notPublic(path = "policy"): Check {
  return ofPolicy(path, (statements, resource, inventory) => {
    const open = allowing(statements).find((statement) =>
      requestsFromElsewhere(statement).some((context) => letsIn(statement, ANYBODY, context)),
    );
    if (open !== undefined)
      return met(
        false,
        "no Allow for everyone that asks for nothing of ours",
        show(open.sid ?? open.actions),
      );
    const own = inventory.access.placeOf(resource)?.account;
    if (own === undefined) return cannotTell("a provider with its account", "none");
    const foreign = allowing(statements)
      .flatMap(({ principals }) => principals.AWS ?? [])
      .find((name) => (/\d{12}/.exec(name)?.[0] ?? own) !== own);
    return met(foreign === undefined, `principals of account ${own}`, `${foreign}`);
  });
}

/** A service gets in only for this account: others make their resources call it too. */
export function servicesBound(path = "policy"): Check {
  return ofPolicy(path, (statements) => {
    const open = allowing(statements).flatMap((statement) =>
      (statement.principals.Service ?? [])
        .filter((service) =>
          requestsFromElsewhere(statement).some((context) =>
            letsIn(statement, { kind: "service", name: service }, context),
          ),
        )
        .filter((service) => !isUnbound(service, statement.actions)),
    );
    return met(
      open.length === 0,
      "services only for resources of this account, by aws:SourceArn or aws:SourceAccount",
      open.join(", "),
    );
  });
}

/** Who may make grants of a key makes them for services only, which end with what they are for. */
export function grantsBound(path = "policy"): Check {
  return ofPolicy(path, (statements, resource, inventory) => {
    const own = inventory.access.placeOf(resource)?.account;
    const open = allowing(statements)
      .filter(({ actions, notActions }) =>
        notActions.length > 0
          ? true
          : actions.some((action) => overlap(action.toLowerCase(), "kms:creategrant")),
      )
      .filter(({ principals }) => !isAccountAlone(principals, own))
      .find((statement) => {
        const asked = { ...statement, principals: { AWS: ["*"] }, notPrincipals: {} };
        return letsIn(asked, ANYBODY, { "kms:GrantIsForAWSResource": "false" }, "kms:CreateGrant");
      });
    return met(
      open === undefined,
      "kms:CreateGrant with kms:GrantIsForAWSResource true",
      show(open?.sid ?? open?.actions),
    );
  });
}

/** Without the account in its policy, nobody can change a key any more. */
export const accountAdministers: Check = (key, inventory) => {
  const place = inventory.access.placeOf(key);
  if (place === undefined) return cannotTell("a provider with its account", "none");
  const { account } = place;
  const everything = documentOf({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
  const path = key.has("policy") ? "policy" : undefined;
  if (path === undefined) return "met";
  const answer = evaluateAccess(
    {
      identity: [{ name: "administrator", document: everything }],
      resource: [{ name: key.address, document: inventory.access.policyAt(key, path) }],
      resourceMustAllow: true,
    },
    {
      principal: { kind: "role", name: `arn:aws:iam::${account}:role/administrator`, account },
      action: "kms:PutKeyPolicy",
      resource: inventory.access.arnOf(key),
      account,
    },
  );
  return met(answer.decision === "allowed", `kms:PutKeyPolicy for the root of ${account}`, answer.decision);
};

function allowing(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  return statements.filter(({ effect }) => effect === "Allow");
}

/** Whether a statement may let somebody do one of its actions on one of its resources. */
function letsIn(
  statement: PolicyStatement,
  principal: Principal,
  context: RequestContext,
  action = statement.actions[0] ?? "any:Thing",
): boolean {
  const document = { statements: [statement] };
  return mayBeAllowed(
    evaluateAccess(
      { resource: [{ name: "policy", document }] },
      { principal, action, resource: statement.resources[0] ?? "any", context },
    ),
  );
}

function isUnbound(name: string, actions: readonly string[]): boolean {
  return UNBOUND_SERVICES.some(
    ({ service, actions: known }) => service === name && actions.every((action) => known.includes(action)),
  );
}

/** The account itself, which policies of its roles narrow. */
function isAccountAlone(principals: PolicyStatement["principals"], own: string | undefined): boolean {
  const names = Object.values(principals).flat();
  return own !== undefined && names.length === 1 && names[0] === `arn:aws:iam::${own}:root`;
}
