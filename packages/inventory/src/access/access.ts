import {
  type Answer,
  evaluateAccess,
  mayBeAllowed,
  type NamedPolicy,
  type PolicyDocument,
  type Principal,
  type RequestContext,
} from "@strata/iam";
import { Resource } from "../resource/resource";
import type { Place } from "./arn";
import {
  accountPolicies,
  boundaryOf,
  holdersByRole,
  keyOf,
  mustAllow,
  policiesOf,
  policiesOn,
} from "./policies";
import { documentIn, type Estate, placeOf, resourceText, textIn } from "./text";

/** Who, what, on what. */
export interface AccessQuestion {
  /** A role of any layer, or somebody else. */
  readonly principal: Resource | Principal;
  /** For example `secretsmanager:GetSecretValue`. */
  readonly action: string;
  /** A resource of any layer, or an ARN. */
  readonly on: Resource | string;
  /** What of the resource: `/*` for objects of a bucket. @default the resource itself */
  readonly below?: string;
  /** What the request says of itself. @default nothing is known but who asks */
  readonly context?: RequestContext;
}

/** Who may do what in an environment, over the policies of all its layers. */
export class Access {
  private holders: ReadonlyMap<string, readonly Resource[]> | undefined;
  private readonly identity = new Map<string, readonly NamedPolicy[]>();
  private readonly resource = new Map<string, readonly NamedPolicy[]>();

  constructor(private readonly estate: Estate) {}

  /** What AWS would say, as far as it is known before apply. */
  answer({ principal, action, on, below = "", context = {} }: AccessQuestion): Answer {
    const who = principal instanceof Resource ? this.principalOf(principal) : principal;
    const account = on instanceof Resource ? placeOf(on, this.estate)?.account : accountIn(on);
    return evaluateAccess(
      {
        ...(principal instanceof Resource ? this.rights(principal) : {}),
        ...this.policies(on),
      },
      {
        principal: who,
        action,
        resource: `${on instanceof Resource ? resourceText(on, this.estate) : on}${below}`,
        ...(account === undefined ? {} : { account }),
        context: { ...ofPrincipal(who), ...context },
      },
    );
  }

  /** Whether the answer leaves open that AWS allows it. */
  mayBe(question: AccessQuestion): boolean {
    return mayBeAllowed(this.answer(question));
  }

  /** Roles of all layers that may do it, or of which it cannot be told. */
  whoMay(question: Omit<AccessQuestion, "principal">): readonly Resource[] {
    return this.estate
      .resources("aws_iam_role")
      .filter((principal) => this.mayBe({ ...question, principal }));
  }

  /** The account and region of a resource; undefined where its provider does not say. */
  placeOf(resource: Resource): Place | undefined {
    return placeOf(resource, this.estate);
  }

  /** What a resource has at a path, with references written as in policies. */
  textAt(resource: Resource, path: string): string {
    return textIn(String(resource.get(path) ?? ""), resource.layer, this.estate);
  }

  /** ARN of a resource, with references written as in policies. */
  arnOf(resource: Resource): string {
    return resourceText(resource, this.estate);
  }

  /** The policy at a path of a resource, with references written so. */
  policyAt(resource: Resource, path: string): PolicyDocument {
    return documentIn(resource.policy(path), resource.layer, this.estate);
  }

  /** The policies of a role, attached and AWS's own among them. */
  policiesOf(role: Resource): readonly NamedPolicy[] {
    this.holders ??= holdersByRole(this.estate);
    const holders = this.holders.get(keyOf(role)) ?? [];
    return kept(this.identity, role, () => policiesOf(role, holders, this.estate));
  }

  /** The policies of a resource. */
  policiesOn(resource: Resource): readonly NamedPolicy[] {
    return kept(this.resource, resource, () => policiesOn(resource, this.estate));
  }

  private rights(role: Resource): { identity: readonly NamedPolicy[]; boundary: readonly NamedPolicy[] } {
    return { identity: this.policiesOf(role), boundary: boundaryOf(role, this.estate) };
  }

  private policies(on: Resource | string): {
    resource: readonly NamedPolicy[];
    resourceMustAllow: boolean;
  } {
    if (!(on instanceof Resource))
      return { resource: accountPolicies(this.estate), resourceMustAllow: false };
    return { resource: this.policiesOn(on), resourceMustAllow: mustAllow(on) };
  }

  private principalOf(role: Resource): Principal {
    const account = placeOf(role, this.estate)?.account;
    return {
      kind: "role",
      name: resourceText(role, this.estate),
      ...(account === undefined ? {} : { account }),
    };
  }
}

/** What a request says by who makes it. Source: IAM user guide, "AWS global condition context keys". */
function ofPrincipal({ kind, name, account }: Principal): RequestContext {
  if (kind === "service") return { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": name };
  return account === undefined ? {} : { "aws:PrincipalArn": name, "aws:PrincipalAccount": account };
}

function accountIn(arn: string): string | undefined {
  return /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(arn)?.[1];
}

function kept(
  known: Map<string, readonly NamedPolicy[]>,
  of: Resource,
  read: () => readonly NamedPolicy[],
): readonly NamedPolicy[] {
  const key = keyOf(of);
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
