import { stringify } from "yaml";
import type { Ledger, LedgerEnvironment } from "./ledger";

const HEADING = `# What exists: where each unit keeps its state, its subnets, and what AWS cannot change in place. Written by
# \`strata state ledger --write\`, which adds; \`strata state accept\`, \`--moved\` and \`--forget\` change what is recorded.
`;

/** The text of a ledger, by environment id. */
export function renderLedger(environments: Ledger["environments"]): string {
  const sorted = Object.entries(environments).sort(([a], [b]) => (a < b ? -1 : 1));
  const written = Object.fromEntries(sorted.map(([id, environment]) => [id, withoutEmpty(environment)]));
  return HEADING + stringify({ environments: written }, { lineWidth: 0 });
}

/** Units always, the rest where there is any. */
function withoutEmpty({
  units,
  subnets,
  settings,
  unset,
  entries,
}: LedgerEnvironment): Partial<LedgerEnvironment> {
  return {
    units,
    ...(Object.keys(subnets).length === 0 ? {} : { subnets }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(unset.length === 0 ? {} : { unset }),
    ...(Object.keys(entries).length === 0 ? {} : { entries }),
  };
}
