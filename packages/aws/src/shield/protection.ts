import { ShieldProtection } from "@cdktf/provider-aws/lib/shield-protection";
import type { Construct } from "constructs";

/** Protection by Shield Advanced; AWS refuses it without a (paid) subscription of the account. */
export function shieldProtection(
  scope: Construct,
  id: string,
  props: { readonly name: string; readonly resourceArn: string },
): ShieldProtection {
  return new ShieldProtection(scope, id, props);
}
