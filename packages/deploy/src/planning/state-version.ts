import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";

/** Which version of a state it is. */
export interface StateVersion {
  /** Stays the same as long as the state does. */
  readonly lineage: string;
  /** Every write raises it. */
  readonly serial: number;
}

/**
 * Name, in a plan file, of the state that the plan was made against: refreshed, under the version that is stored. Beside it is
 * `tfstate-prev`, as it was before, which has no version. Source: Terraform, `internal/plans/planfile`.
 */
const PRIOR_STATE = "tfstate";

/** The version of the state that a plan was made against; null where there was none. @param planFile path */
export function priorState(planFile: string): StateVersion | null {
  const { [PRIOR_STATE]: content } = unzipSync(readFileSync(planFile), {
    filter: ({ name }) => name === PRIOR_STATE,
  });
  if (content === undefined) return null;
  const { lineage, serial } = JSON.parse(strFromU8(content)) as StateVersion;
  return lineage === "" ? null : { lineage, serial };
}
