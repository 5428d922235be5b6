import type { SettingsProblem } from "@strata/config";
import type { PeerSettings } from "./settings";

/** There is at least one port, and ranges go from low to high. */
export function peerProblems({ traffic }: PeerSettings): readonly SettingsProblem[] {
  if (traffic === "all") return [];
  const path = ["traffic"];
  const entries = Object.entries(traffic);
  if (entries.length === 0) return [{ path, expected: "all, or at least one port", got: "no port" }];
  return entries.flatMap(([name, { port, toPort = port }]) =>
    port <= toPort
      ? []
      : [{ path: [...path, name, "toPort"], expected: `a port from ${port} on`, got: String(toPort) }],
  );
}
