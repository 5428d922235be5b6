import type { SettingsProblem } from "@strata/config";
import { aliasProblems } from "./alias-check";
import { listenerProblems } from "./listener-check";
import type { LoadBalancerContext, LoadBalancerSettings } from "./settings";

/** Rules of listeners, aliases and logs that a schema and references cannot say. Paths are inside the entry. */
export function loadBalancerProblems(context: LoadBalancerContext): readonly SettingsProblem[] {
  return [...listenerProblems(context), ...aliasProblems(context), ...logProblems(context.entry)];
}

function logProblems({ accessLogs, listeners }: LoadBalancerSettings): readonly SettingsProblem[] {
  const isEncrypted = Object.values(listeners).some(({ protocol }) => protocol === "TLS");
  return accessLogs === undefined || isEncrypted
    ? []
    : [
        {
          path: ["accessLogs"],
          expected: "none, since AWS logs only connections of TLS listeners",
          got: `logs to ${accessLogs.bucket}`,
        },
      ];
}
