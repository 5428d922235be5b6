import { type Answer, mayBeAllowed, type RequestContext } from "@strata/iam";
import type { Inventory, Resource } from "@strata/inventory";
import { show } from "../checks";
import { notAwaited } from "../orders/made-before";
import { type Check, cannotTell, met, unmet, type Verdict } from "../rule";
import type { NeededRight, ServiceRole } from "./service-role";

/** An account that is nobody's here. */
const STRANGER = "000000000000";

/** The role that a resource uses, by its ARN or through an instance profile. */
function roleOf(user: Resource, path: string): Resource | undefined {
  const found = user
    .references(path)
    .flatMap((one) => (one.type === "aws_iam_instance_profile" ? one.references("role") : [one]));
  return found.find(({ type }) => type === "aws_iam_role");
}

/** Judges the role of a resource where it has one. */
export function ofRole(
  path: string,
  judge: (role: Resource, user: Resource, inventory: Inventory) => Verdict,
): Check {
  return (user, inventory) => {
    if (!user.has(path)) return "met";
    const role = roleOf(user, path);
    if (role !== undefined) return judge(role, user, inventory);
    return cannotTell(`${path} of a role of this environment`, show(user.values[path]));
  };
}

/** The service alone may assume the role, for this account alone. */
export function trusted({ service, proof }: ServiceRole, path: string): Check {
  return ofRole(path, (role, user, inventory) => {
    const others = othersTrusted(role, service);
    if (others.length > 0) return unmet(`trust in ${service} alone`, others.join(", "));
    const place = inventory.access.placeOf(user);
    if (place === undefined) return cannotTell("a provider with its account and region", "none");
    const assumed = (context: RequestContext): Answer =>
      inventory.access.answer({
        principal: { kind: "service", name: service },
        action: "sts:AssumeRole",
        on: role,
        context,
      });
    if (proof === "undocumented") return met(mayBeAllowed(assumed({})), `trust in ${service}`, "none");
    if (proof === "nothing")
      return judged(assumed(NO_SOURCE), `${service} may assume ${role.address}, for which it proves nothing`);
    const source = (account: string): RequestContext => ({
      "aws:SourceAccount": account,
      "aws:SourceArn": filled(proof.arn, user, inventory, { ...place, account }),
    });
    const own = judged(
      assumed(source(place.account)),
      `${service} may assume ${role.address} for this account`,
    );
    if (own !== "met") return own;
    const foreign = assumed(source(STRANGER));
    return met(
      !mayBeAllowed(foreign),
      `aws:SourceAccount or aws:SourceArn of this account in the trust of ${role.address}`,
      `${foreign.decision} for another account`,
    );
  });
}

/** The role may do all that the service does with it. */
export function allowed(rights: readonly NeededRight[], path: string): Check {
  return ofRole(path, (role, user, inventory) => {
    const place = inventory.access.placeOf(user);
    if (place === undefined) return cannotTell("a provider with its account and region", "none");
    for (const { actions, on, context = {} } of rights)
      for (const action of actions) {
        const resource = filled(on, user, inventory, place);
        const answer = inventory.access.answer({ principal: role, action, on: resource, context });
        const verdict = judged(answer, `${role.address} may ${action} on ${resource}`);
        if (verdict !== "met") return verdict;
      }
    return "met";
  });
}

/** Everything that gives the role its rights is made before the resource. */
export function waits(path: string): Check {
  return ofRole(path, (role, user, inventory) => {
    const rights = ["aws_iam_role_policy", "aws_iam_role_policy_attachment"].flatMap((type) =>
      inventory.companions(role, type, "role"),
    );
    const late = notAwaited(user, rights, inventory);
    return met(
      late.length === 0,
      `depends_on the rights of ${role.address}`,
      `no wait for ${late.map(({ address }) => address).join(", ")}`,
    );
  });
}

/** What a table writes of a resource and its place. */
export function filled(
  text: string,
  user: Resource,
  inventory: Inventory,
  place: { readonly account: string; readonly region: string },
): string {
  return text
    .replaceAll("{account}", place.account)
    .replaceAll("{region}", place.region)
    .replace(/\{\.([\w.]+)\}/g, (_, path: string) =>
      // A log group's ARN may stand for its streams.
      inventory.access.textAt(user, path).replace(/:\*$/, ""),
    );
}

/** Met where AWS allows it; where that cannot be told, why. */
export function judged(answer: Answer, expected: string): Verdict {
  if (answer.decision === "unknown") return cannotTell(expected, `unknown: ${answer.because.join(", ")}`);
  return met(answer.decision === "allowed", expected, answer.decision);
}

/** Who else a trust policy lets in, by name. */
function othersTrusted(role: Resource, service: string): readonly string[] {
  return role
    .policy("assume_role_policy")
    .statements.filter(({ effect }) => effect === "Allow")
    .flatMap(({ principals, notPrincipals }) => [
      ...Object.values(principals).flat(),
      ...Object.values(notPrincipals).map((names) => `all but ${names.join(", ")}`),
    ])
    .filter((name) => name !== service);
}

const NO_SOURCE: RequestContext = { "aws:SourceAccount": null, "aws:SourceArn": null };
