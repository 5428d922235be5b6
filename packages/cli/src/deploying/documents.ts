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

/** Files that tell what plans do, by form. */
export interface DocumentFiles {
  readonly markdown?: string;
  readonly html?: string;
  readonly junit?: string;
}

const FORMS = { markdown: markdownOf, html: htmlOf, junit: junitOf } as const;

/** Whether any document is asked for. */
export function wantsDocuments(files: DocumentFiles): boolean {
  return Object.keys(FORMS).some((form) => files[form as keyof DocumentFiles] !== undefined);
}

/**
 * Writes the documents that are asked for, about the plans of all environments.
 * @param settingsOf what changed in the YAML of an environment, and what it touches
 */
export async function writeDocuments(
  files: DocumentFiles,
  plans: readonly EnvironmentPlans[],
  settingsOf: (plans: EnvironmentPlans) => Promise<readonly TouchedSetting[]>,
): Promise<void> {
  const inputs = await Promise.all(plans.map(async (one) => inputOf(one, await settingsOf(one))));
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
