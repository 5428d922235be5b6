import type { SettingsProblem } from "@strata/config";
import { connectionProblems } from "./connection-check";
import { unknownName } from "./known-name";
import { type NetworkView, zoneCount } from "./network-view";
import type { DataSettings } from "./settings";

/** Tiers exist and span two zones, sizes fit, and nothing turns forced TLS off. */
export function databaseProblems(
  { databases }: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  return Object.entries(databases).flatMap(([entry, database]) => {
    if (database.mode === "external") return [];
    const { tier, storageGiB, maxStorageGiB, parameters } = database;
    const path = ["databases", entry];
    const smaller =
      maxStorageGiB < storageGiB
        ? [
            {
              path: [...path, "maxStorageGiB"],
              expected: `at least storageGiB, ${storageGiB}`,
              got: `${maxStorageGiB}`,
            },
          ]
        : [];
    const forced = parameters["rds.force_ssl"];
    const plain =
      forced === undefined
        ? []
        : [
            {
              path: [...path, "parameters", "rds.force_ssl"],
              expected: "nothing: every database forces TLS",
              got: JSON.stringify(forced),
            },
          ];
    return [
      ...tierProblems([...path, "tier"], tier, network),
      ...connectionProblems(path, database, network),
      ...smaller,
      ...plain,
    ];
  });
}

function tierProblems(
  path: readonly string[],
  tier: string,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  if (network === undefined) return [];
  const zones = zoneCount(network, tier);
  if (zones === undefined) {
    return unknownName(path, "a tier of the network layer", tier, Object.keys(network.tiers));
  }
  return zones < 2
    ? [{ path, expected: "a tier in two zones or more, as RDS demands", got: `${tier} in ${zones}` }]
    : [];
}
