import type { SettingsProblem } from "@strata/config";
import { connectionProblems } from "@strata/kind/vocabulary";
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
