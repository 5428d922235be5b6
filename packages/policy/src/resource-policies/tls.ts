import { type Answer, documentOf, evaluateAccess } from "@strata/iam";
import { type Check, cannotTell, unmet } from "../rule";

/** An action that must be refused without TLS, and on what of the resource. */
export interface OverTls {
  readonly action: string;
  /** What follows the resource's ARN. @default nothing */
  readonly below?: string;
}

/**
 * The policies of a resource refuse these without TLS to whoever may do everything, and say nothing against them with
 * TLS. They may stand in any layer.
 */
export function tlsOnly(...wanted: readonly OverTls[]): Check {
  return (resource, inventory) => {
    const { access } = inventory;
    const account = access.placeOf(resource)?.account;
    if (account === undefined) return cannotTell("a provider with its account", "none");
    const everything = documentOf({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
    const asked = ({ action, below = "" }: OverTls, secure: boolean): Answer =>
      evaluateAccess(
        {
          identity: [{ name: "administrator", document: everything }],
          resource: access.policiesOn(resource),
        },
        {
          principal: { kind: "role", name: `arn:aws:iam::${account}:role/administrator`, account },
          action,
          resource: `${access.arnOf(resource)}${below}`,
          account,
          context: { "aws:SecureTransport": String(secure), "aws:PrincipalAccount": account },
        },
      );
    for (const one of wanted) {
      const without = asked(one, false).decision;
      if (without !== "denied explicitly")
        return unmet(`a policy that denies ${one.action}${one.below ?? ""} without TLS`, without);
      const withTls = asked(one, true).decision;
      if (withTls === "denied explicitly")
        return unmet(`a policy that leaves ${one.action} over TLS alone`, withTls);
    }
    return "met";
  };
}
