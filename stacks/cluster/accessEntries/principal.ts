import { spellName } from "@strata/config/names/name-pattern";
import { isOutputReference, OUTPUT_KEY } from "@strata/contract";
import type { KindContext } from "@strata/kind";
import { entryRoleName } from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import type { NetworkSettings } from "../../network";

/** The output of an instance that names its role, as references write it. */
const INSTANCE_ROLE = /^network\.instances\.([^.]+)\.roleArn$/;

/**
 * A principal as an ARN, so that two ways to name one role are found to be the same.
 * @param principal an ARN, `role/` and a name, or a reference; one that is not known before the apply stays as it is
 */
export function principalOf(
  principal: unknown,
  { environment, settings }: Pick<KindContext, "environment" | "settings">,
): string {
  const ownRole = (name: string): string => `arn:aws:iam::${environment.account}:role/${name}`;
  if (typeof principal === "string") {
    return principal.startsWith("role/") ? ownRole(principal.slice("role/".length)) : principal;
  }
  const target = isOutputReference(principal) ? String(principal[OUTPUT_KEY]) : JSON.stringify(principal);
  const [, name = ""] = INSTANCE_ROLE.exec(target) ?? [];
  const instance = own((settings("network") as NetworkSettings | undefined)?.instances, name);
  return instance === undefined
    ? target
    : ownRole(spellName(instance.role.name ?? entryRoleName.default, environment, { entry: name }));
}
