import { type Answer, mayBeAllowed, type RequestContext } from "@strata/iam";
import type { Inventory, Resource } from "@strata/inventory";
import { type Check, met, unmet } from "../rule";
import { judged, ofRole } from "./checks";

/** A service account that no role of an add-on is for. */
const STRANGER = "default:default";

/** Pods of these service accounts of our clusters may assume the role, and no others. */
export function assumedBy(accounts: readonly string[], path: string): Check {
  return ofRole(path, (role, _user, inventory) => {
    const [issuer, ...others] = issuersOf(role, inventory);
    if (issuer === undefined || others.length > 0)
      return unmet("trust in one identity provider", others.length === 0 ? "none" : `${others.length + 1}`);
    const assumed = (account: string, audience = "sts.amazonaws.com"): Answer =>
      inventory.access.answer({
        principal: { kind: "federated", name: issuer },
        action: "sts:AssumeRoleWithWebIdentity",
        on: role,
        context: identityContext(role, inventory, `system:serviceaccount:${account}`, audience),
      });
    for (const account of accounts) {
      const own = judged(assumed(account), `${account} may assume ${role.address}`);
      if (own !== "met") return own;
    }
    const isOpen = mayBeAllowed(assumed(STRANGER)) || mayBeAllowed(assumed(accounts[0] ?? "", "others"));
    return met(
      !isOpen,
      `no service account but ${accounts.join(", ")}, and tokens for STS, in the trust of ${role.address}`,
      `${STRANGER}, or a token for somebody else`,
    );
  });
}

/** The identity providers that a trust policy names, with references written as in policies. */
export function issuersOf(role: Resource, inventory: Inventory): readonly string[] {
  return inventory.access
    .policyAt(role, "assume_role_policy")
    .statements.flatMap(({ principals }) => principals.Federated ?? []);
}

/** What a token says, under the keys that the trust policy asks for: they begin with the issuer. */
function identityContext(
  role: Resource,
  inventory: Inventory,
  subject: string,
  audience: string,
): RequestContext {
  const keys = inventory.access
    .policyAt(role, "assume_role_policy")
    .statements.flatMap(({ conditions }) => Object.values(conditions).flatMap(Object.keys));
  const under = (suffix: string, value: string): RequestContext =>
    Object.fromEntries(keys.filter((key) => key.endsWith(suffix)).map((key) => [key, value]));
  return { ...under(":sub", subject), ...under(":aud", audience) };
}
