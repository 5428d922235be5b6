import type { SettingsProblem } from "@strata/config";
import type { EntryContext } from "@strata/kind";
import { connectionProblems } from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import type { FileSystemSettings } from "./settings";

/**
 * Connections have one form, and elastic throughput its performance mode. Paths are inside the entry.
 * Source: EFS user guide, "Amazon EFS performance specifications": Max I/O is not supported with Elastic throughput.
 */
export function fileSystemProblems(settings: FileSystemSettings): readonly SettingsProblem[] {
  const { performanceMode, throughputMode } = settings;
  const mode =
    performanceMode === "maxIO" && throughputMode === "elastic"
      ? [
          {
            path: ["performanceMode"],
            expected: "generalPurpose, since EFS has no elastic throughput with any other",
            got: performanceMode,
          },
        ]
      : [];
  return [...connectionProblems(settings), ...mode];
}

/** Former mount targets are in zones of the tier, and keep the name of their file system. Paths are inside the entry. */
export function formerMountTargetProblems({
  name,
  entry: { tier, formerMountTargets },
  environment: { renames = [] },
  settings,
}: EntryContext<FileSystemSettings>): readonly SettingsProblem[] {
  if (formerMountTargets === undefined) return [];
  const path = ["formerMountTargets"];
  const zones = zonesOfTier(settings("network"), tier);
  const elsewhere = Object.keys(formerMountTargets)
    .filter((zone) => zones?.includes(zone) === false)
    .map((got) => ({ path, expected: `zones of ${tier}: ${zones?.join(", ")}`, got }));
  const isRenamed = renames.some(
    ({ layer, kind, entry }) => layer === "data" && kind === "fileSystems" && entry === name,
  );
  return isRenamed
    ? [
        ...elsewhere,
        {
          path,
          expected: "no was beside it, since an address moves by one step in an apply",
          got: "both",
          mend: "apply it under its former name first, then take formerMountTargets out and rename it",
        },
      ]
    : elsewhere;
}

/** Zone letters of a tier in settings of the network layer; undefined where these have faults. */
function zonesOfTier(network: unknown, tier: string): readonly string[] | undefined {
  const { zones, tiers } = (network ?? {}) as {
    readonly zones?: readonly string[];
    readonly tiers?: Readonly<Record<string, { readonly zones?: readonly string[] }>>;
  };
  return own(tiers, tier)?.zones ?? (own(tiers, tier) === undefined ? undefined : zones);
}
