import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describedChanges } from "@strata/config";
import { allowLists, readAllowLists } from "@strata/emulator";
import { layers } from "../../stacks/registry";
import { readAccepted } from "../scanner/accepted";
import { type Sections, withSections } from "./generated-sections";
import { planChangeSections } from "./plan-changes";
import { acceptedTable, allowListTable, changesTable } from "./tables";

/** A page with sections that are generated from data. */
export interface Page {
  /** From the root of the repository. */
  readonly file: string;
  /** What its sections say now. @param root absolute path of the repository */
  readonly sections: (root: string) => Sections;
}

/** Every such page. To add a table: its markers in the page, and an entry here. */
export const PAGES: readonly Page[] = [
  {
    file: "docs/changes.md",
    sections: () => ({ settings: changesTable(describedChanges(layers)) }),
  },
  {
    file: "docs/emulator.md",
    sections: (root) => ({
      "allow-list": allowListTable(readAllowLists(allowLists(join(root, "environments")))),
    }),
  },
  { file: "docs/plan-changes.md", sections: planChangeSections },
  {
    file: "docs/scanners.md",
    sections: (root) => ({ "accepted-findings": acceptedTable(readAccepted(join(root, "environments"))) }),
  },
];

/** A page as it is written, and as it would be with the data of today. */
export function rendered(
  root: string,
  { file, sections }: Page,
): { readonly is: string; readonly would: string } {
  const is = readFileSync(join(root, file), "utf8");
  return { is, would: withSections(is, sections(root), file) };
}
