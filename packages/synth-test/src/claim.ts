import { it } from "vitest";
import { type Examination, examine, type Statement, type Subject, state, vacuity } from "./examination";
import { namedFailure } from "./named-failure";
import { type SettingsOverride, subjectOf } from "./synth";
import type { Template } from "./template";

/** An environment folder; with settings by layer merged over it; or units that were synthesized elsewhere. */
export type EnvironmentOfClaim =
  | string
  | { readonly path: string; readonly settings: SettingsOverride }
  | Subject;

export interface ClaimOptions {
  /** Settings by layer, for a claim about what a setting yields. Apply to environments given by path only. */
  readonly settings?: SettingsOverride;
}

/** What the reporter reads of each claim. */
export interface ClaimMeta extends Pick<Examination, "changes" | "noticed"> {
  readonly ids: readonly string[];
}

declare module "vitest" {
  interface TaskMeta {
    claim?: ClaimMeta;
  }
}

/** The first test of a file synthesizes its environments. */
const TIMEOUT_MS = 60_000;

/**
 * Registers a claim as two tests named by its ids: that it holds, and that it turns red when what it reads changes.
 * Expected values are literals in `statement`, never read back from a setting.
 */
export function claim(
  ids: string | readonly string[],
  environment: EnvironmentOfClaim,
  statement: (template: Template) => void,
  options?: ClaimOptions,
): void;
export function claim(
  ids: string | readonly string[],
  environments: readonly [EnvironmentOfClaim, EnvironmentOfClaim],
  statement: (one: Template, other: Template) => void,
  options?: ClaimOptions,
): void;
export function claim(
  ids: string | readonly string[],
  environments: EnvironmentOfClaim | readonly EnvironmentOfClaim[],
  statement: (...templates: [Template, Template]) => void,
  options: ClaimOptions = {},
): void {
  const names = typeof ids === "string" ? [ids] : ids;
  const title = names.join(", ");
  const about: readonly EnvironmentOfClaim[] = Array.isArray(environments)
    ? environments
    : [environments as EnvironmentOfClaim];
  const subjects = (): Promise<readonly Subject[]> =>
    Promise.all(about.map((environment) => subject(environment, options.settings)));

  it(title, { timeout: TIMEOUT_MS }, async () => {
    try {
      // An environment that cannot be synthesized fails each of its claims, by name.
      state(await subjects(), statement as Statement);
    } catch (error) {
      throw namedFailure(title, error);
    }
  });

  it(`${title} turns red when what it reads changes`, { timeout: TIMEOUT_MS }, async ({ task, skip }) => {
    const found = await subjects();
    try {
      state(found, statement as Statement);
    } catch {
      skip("the claim does not hold as it stands");
    }
    const examination = examine(found, statement as Statement);
    task.meta.claim = { ids: names, changes: examination.changes, noticed: examination.noticed };
    const fault = vacuity(examination);
    if (fault !== undefined) throw new Error(`${title}: ${fault}`);
  });
}

function subject(environment: EnvironmentOfClaim, settings?: SettingsOverride): Promise<Subject> {
  if (typeof environment === "string") return subjectOf(environment, settings);
  return "units" in environment
    ? Promise.resolve(environment)
    : subjectOf(environment.path, environment.settings);
}
