import type { SettingsProblem } from "@strata/config";
import { cidrProblems } from "@strata/kind/vocabulary";
import { aliasProblems } from "./alias-check";
import { listenerProblems } from "./listener-check";
import type { LoadBalancerContext, LoadBalancerSettings } from "./settings";

/** Rules of listeners, aliases and logs that a schema and references cannot say. Paths are inside the entry. */
export function loadBalancerProblems(context: LoadBalancerContext): readonly SettingsProblem[] {
  return [
    ...listenerProblems(context),
    ...clientProblems(context.entry),
    ...aliasProblems(context),
    ...logProblems(context.entry),
  ];
}

/** Each client becomes a rule for each listener. What a reference names is known at the apply. */
function clientProblems({ clients = [] }: LoadBalancerSettings): readonly SettingsProblem[] {
  return clients.flatMap((cidr: unknown, index) =>
    typeof cidr === "string" ? cidrProblems(cidr, ["clients", index]) : [],
  );
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
