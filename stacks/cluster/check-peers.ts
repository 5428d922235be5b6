import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

/** Faults of `peers`: a group that the network does not have, no port at all, or a range from high to low. */
export function peerProblems(
  { peers }: ClusterSettings,
  { securityGroups }: NetworkSettings,
): readonly SettingsProblem[] {
  const known = Object.keys(securityGroups);
  return Object.entries(peers).flatMap(([group, { traffic }]) => [
    ...(known.includes(group)
      ? []
      : [
          {
            path: ["peers", group],
            expected: `a group of network.securityGroups: ${known.join(", ") || "none"}`,
            got: JSON.stringify(group),
          },
        ]),
    ...(traffic === "all" ? [] : portProblems(traffic, ["peers", group, "traffic"])),
  ]);
}

function portProblems(
  ports: Exclude<ClusterSettings["peers"][string]["traffic"], "all">,
  path: readonly string[],
): readonly SettingsProblem[] {
  const entries = Object.entries(ports);
  if (entries.length === 0) return [{ path, expected: "all, or at least one port", got: "no port" }];
  return entries.flatMap(([name, { port, toPort = port }]) =>
    port <= toPort
      ? []
      : [{ path: [...path, name, "toPort"], expected: `a port from ${port} on`, got: String(toPort) }],
  );
}
