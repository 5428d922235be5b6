import type { SettingsProblem } from "@strata/config";
import type { AccessEntrySettings } from "./settings";

/** EKS refuses policies and groups on entries of machines. */
export function accessEntryProblems({
  type,
  policies,
  groups,
}: AccessEntrySettings): readonly SettingsProblem[] {
  return type === "standard" || (groups.length === 0 && Object.keys(policies).length === 0)
    ? []
    : [{ path: ["type"], expected: "standard, since the entry has policies or groups", got: type }];
}
