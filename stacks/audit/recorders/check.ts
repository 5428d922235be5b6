import type { SettingsProblem } from "@strata/config";
import { deliveryProblems } from "../trails/check";
import type { RecorderSettings } from "./settings";

/** Longest text of a rule's parameters, in characters. Source: Config API, `ConfigRule`, `InputParameters`. */
const LONGEST = 1024;

/** Files expire after they have moved, and parameters are no longer than AWS Config takes. Paths are inside the entry. */
export function recorderProblems({ bucket, rules }: RecorderSettings): readonly SettingsProblem[] {
  const long = Object.entries(rules).flatMap(([rule, { parameters }]) => {
    const { length } = JSON.stringify(parameters);
    return length <= LONGEST
      ? []
      : [
          {
            path: ["rules", rule, "parameters"],
            expected: `at most ${LONGEST} characters as JSON`,
            got: String(length),
          },
        ];
  });
  return [...deliveryProblems(bucket), ...long];
}
