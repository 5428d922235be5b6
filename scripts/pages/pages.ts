import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describedChanges } from "@strata/config";
import { PLAN_RECORD } from "@strata/deploy";
import { allowLists, readAllowLists } from "@strata/emulator";
import { z } from "zod";
import { layers } from "../../stacks/registry";
import { readAccepted } from "../scanner/accepted";
import { type Sections, withSections } from "./generated-sections";
import { planChangeSections } from "./plan-changes";
import { acceptedTable, allowListTable, changesTable } from "./tables";

/** A page that is generated from data, in sections or as a whole. */
export interface Page {
  /** From the root of the repository. */
  readonly file: string;
  /** What its sections say now. @param root absolute path of the repository */
  readonly sections?: (root: string) => Sections;
  /** What all of it says now. */
  readonly whole?: () => string;
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
  { file: "docs/plan.schema.json", whole: planSchema },
  {
    file: "docs/scanners.md",
    sections: (root) => ({ "accepted-findings": acceptedTable(readAccepted(join(root, "environments"))) }),
  },
];

/** A page as it is written, and as it would be with the data of today. */
export function rendered(
  root: string,
  { file, sections, whole }: Page,
): { readonly is: string; readonly would: string } {
  const path = join(root, file);
  const is = existsSync(path) ? readFileSync(path, "utf8") : "";
  const would = whole?.() ?? withSections(is, sections?.(root) ?? {}, file);
  return { is, would };
}

/** The JSON Schema of `plan.json`, which `strata plan` writes. */
function planSchema(): string {
  const schema = { title: "Plans of an environment", ...z.toJSONSchema(PLAN_RECORD) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
