import type { DescribedChange } from "@strata/config";
import type { Allowance } from "@strata/emulator";
import type { Accepted } from "../scanner/accepted";
import { code, markdownTable } from "./markdown-table";

/** What moto cannot do: a row for each entry of the allow-lists. */
export function allowListTable(allowances: readonly Allowance[]): string {
  return markdownTable(
    ["allowed", "type", "attribute", "what moto replied", "why", "what AWS says", "needed by"],
    allowances.map(({ allow, type, attribute, contains, reply, reason, proof, folder }) => [
      allow,
      code(type),
      contains === undefined ? code(attribute) : `${code(attribute)} with ${code(contains)}`,
      code(reply),
      reason,
      proof,
      environmentsOf(folder),
    ]),
  );
}

/** What Checkov finds and is accepted: a row for each entry, with the places that it is about. */
export function acceptedTable(accepted: readonly Accepted[]): string {
  const entries = new Map<string, Accepted[]>();
  for (const place of accepted) {
    const entry = [place.check, place.folder, place.reason].join("\n");
    entries.set(entry, [...(entries.get(entry) ?? []), place]);
  }
  return markdownTable(
    ["check", "environments", "resources", "why it is accepted", "proof"],
    [...entries.values()].flatMap((places) =>
      places
        .slice(0, 1)
        .map(({ check, folder, reason, proof }) => [
          code(check),
          environmentsOf(folder),
          places.map(placeText).join(", "),
          reason,
          proof,
        ]),
    ),
  );
}

/** What cannot be changed freely: a row for each setting. */
export function changesTable(changes: readonly DescribedChange[]): string {
  return markdownTable(
    ["setting", "what may follow", "why", "the way that works", "source"],
    changes.map(({ setting, rule, since, way, source }) => [code(setting), rule, since, way, source]),
  );
}

/** Which resources, and what they have there. */
function placeText({ layer, resource, accepts = [] }: Accepted): string {
  const values = accepts.length === 0 ? "" : ` with ${accepts.map(code).join(" or ")}`;
  return `${layer}: ${code(resource)}${values}`;
}

function environmentsOf(folder: string): string {
  return folder === "" ? "all" : code(folder);
}
