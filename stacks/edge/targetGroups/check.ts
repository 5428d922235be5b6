import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import type { LoadBalancerSettings } from "../loadBalancers/settings";
import type { TargetGroupSettings } from "./settings";

/**
 * A target group has a listener, and its checks end before the next begins. Paths are inside the entry.
 * @param entry name of the target group
 * @param layer settings of the edge layer
 */
export function targetGroupProblems(
  entry: string,
  settings: TargetGroupSettings,
  layer: unknown,
): readonly SettingsProblem[] {
  return [...listenerProblems(entry, layer), ...intervalProblems(settings)];
}

/** How long a check waits for an answer, in seconds. Source: Network Load Balancers, "Health checks for target groups". */
const TIMEOUT_SECONDS = { TCP: 10, HTTPS: 10, HTTP: 6 } as const;

/** Elastic Load Balancing answers with `ValidationError`: the timeout must not be longer than the interval. */
function intervalProblems({ healthCheck }: TargetGroupSettings): readonly SettingsProblem[] {
  const { protocol, intervalSeconds } = healthCheck;
  const timeout = TIMEOUT_SECONDS[protocol];
  return intervalSeconds >= timeout
    ? []
    : [
        {
          path: ["healthCheck", "intervalSeconds"],
          expected: `at least ${timeout}, for which a check over ${protocol} waits`,
          got: String(intervalSeconds),
        },
      ];
}

function listenerProblems(entry: string, layer: unknown): readonly SettingsProblem[] {
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
