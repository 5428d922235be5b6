import {
  type DocumentInput,
  type EnvironmentPlans,
  guardedIn,
  hasPlan,
  htmlOf,
  junitOf,
  markdownOf,
  planDocument,
  type TouchedSetting,
} from "@strata/deploy";
import { writeWhole } from "@strata/files";
import type { Project } from "@strata/project";
import type { Terminal } from "../terminal";
import type { DocumentFiles } from "./document-files";
import { touched } from "./touched";

const FORMS = { markdown: markdownOf, html: htmlOf, junit: junitOf } as const;

/**
 * Writes the documents that are asked for, about the plans of all environments.
 * @param base with what settings are compared @default the remote's default branch
 */
export async function writeDocuments(
  terminal: Terminal,
  project: Project,
  plans: readonly EnvironmentPlans[],
  { base, ...files }: DocumentFiles & { readonly base?: string },
): Promise<void> {
  const inputs = await Promise.all(
    plans.map(async (one) => {
      const { path } = one.record.environment;
      return inputOf(one, await touched(terminal, project, path, base, one.outcomes.filter(hasPlan)));
    }),
  );
  const document = planDocument(inputs);
  for (const [form, render] of Object.entries(FORMS)) {
    const file = files[form as keyof DocumentFiles];
    if (file !== undefined) writeWhole(file, render(document));
  }
}

function inputOf({ record, outcomes }: EnvironmentPlans, settings: readonly TouchedSetting[]): DocumentInput {
  const planned = outcomes.filter(hasPlan);
  return {
    record,
    plans: Object.fromEntries(planned.map(({ unit, shown }) => [unit.layer, shown])),
    units: Object.fromEntries(outcomes.map(({ unit }) => [unit.layer, unit.json])),
    settings,
    guarded: planned.flatMap(({ unit: { layer }, shown }) =>
      guardedIn(shown).map(({ address, type, action, reason, forcedBy }) => ({
        layer,
        address,
        type,
        action,
        reason,
        forcedBy,
      })),
    ),
  };
}
