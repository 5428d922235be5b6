import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import type { LoadBalancerSettings } from "../loadBalancers/settings";

/**
 * A target group has a listener. Paths are inside the entry.
 * @param entry name of the target group
 * @param layer settings of the edge layer
 */
export function targetGroupProblems(entry: string, layer: unknown): readonly SettingsProblem[] {
  const balancers = Object.values(entriesAt<LoadBalancerSettings>(layer, "loadBalancers"));
  const isUsed = balancers.some(({ listeners }) =>
    Object.values(listeners).some(({ targetGroup }) => targetGroup === entry),
  );
  return isUsed
    ? []
    : [
        {
          path: [],
          expected: "a listener that sends to it, since AWS checks no targets of a group without one",
          got: "none",
        },
      ];
}
