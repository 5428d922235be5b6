import type { SettingsProblem } from "@strata/config";
import { isOutputReference, OUTPUT_KEY } from "@strata/contract";
import { cidrProblems } from "@strata/kind/vocabulary";
import { valueAt } from "@strata/values";
import { aliasProblems } from "./alias-check";
import { listenerProblems } from "./listener-check";
import type { LoadBalancerContext, LoadBalancerSettings } from "./settings";

/** Rules of listeners, aliases and logs that a schema and references cannot say. Paths are inside the entry. */
export function loadBalancerProblems(context: LoadBalancerContext): readonly SettingsProblem[] {
  return [
    ...listenerProblems(context),
    ...clientProblems(context),
    ...aliasProblems(context),
    ...logProblems(context.entry),
  ];
}

/** Each client becomes a rule for each listener, so the VPC by its reference and by its CIDR are one too many. */
function clientProblems({ entry, settings }: LoadBalancerContext): readonly SettingsProblem[] {
  const { clients = [] } = entry;
  const vpc = valueAt(settings("network"), ["cidr"]);
  const resolved = clients.map((cidr: unknown) =>
    isOutputReference(cidr) && cidr[OUTPUT_KEY] === "network.vpcCidr" ? vpc : cidr,
  );
  return clients.flatMap((cidr: unknown, index): readonly SettingsProblem[] => {
    const path = ["clients", index];
    const malformed = typeof cidr === "string" ? cidrProblems(cidr, path) : [];
    const first = resolved.indexOf(resolved[index]);
    // Two that are written alike are found in every list.
    const isWritten = JSON.stringify(clients[first]) === JSON.stringify(cidr);
    return first === index || isWritten
      ? malformed
      : [
          ...malformed,
          {
            path,
            expected: "a CIDR that the list does not have yet",
            got: `${resolved[index]}, which is item ${first + 1} already`,
          },
        ];
  });
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
