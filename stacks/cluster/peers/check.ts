import type { SettingsProblem } from "@strata/config";
import { type GroupRuleIdentity, repeatedRules } from "@strata/kind/vocabulary";
import type { PeerSettings } from "./settings";

/** There is at least one port, ranges go from low to high, and none is there twice. */
export function peerProblems({ traffic }: PeerSettings): readonly SettingsProblem[] {
  if (traffic === "all") return [];
  const path = ["traffic"];
  const entries = Object.entries(traffic);
  if (entries.length === 0) return [{ path, expected: "all, or at least one port", got: "no port" }];
  const ranges = entries.flatMap(([name, { port, toPort = port }]) =>
    port <= toPort
      ? []
      : [{ path: [...path, name, "toPort"], expected: `a port from ${port} on`, got: String(toPort) }],
  );
  const rules = entries.map(
    ([name, { protocol, port, toPort = port }]): GroupRuleIdentity => ({
      of: "ingress",
      protocol,
      ports: [port, toPort],
      peer: "the cluster",
      path: [...path, name],
    }),
  );
  return ranges.length > 0 ? ranges : repeatedRules(rules);
}
