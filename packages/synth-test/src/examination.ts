import type { SynthesizedUnit } from "@strata/inventory";
import { changesOf, describeChange } from "./changes";
import { type Change, Recording } from "./recording";
import { Template } from "./template";

/** One environment that a claim reads. */
export interface Subject {
  readonly units: readonly SynthesizedUnit[];
  /** The repository, for `template.file`. */
  readonly root?: string;
}

/** What a claim says of its environments. Synchronous: it runs again for every change. */
export type Statement = (...templates: readonly Template[]) => void;

/** How a claim took the changes to what it read. */
export interface Examination {
  readonly reads: number;
  readonly changes: number;
  /** Changes that turned the claim red. */
  readonly noticed: number;
  /** Of these, the ones that an assertion noticed, and not a reference that led nowhere. */
  readonly asserted: number;
  /** Changes that the claim let pass, in words. */
  readonly unnoticed: readonly string[];
}

/**
 * Runs a statement, then once for each change to what it read.
 * @throws what the statement throws where nothing is changed
 */
export function examine(subjects: readonly Subject[], statement: Statement): Examination {
  const recording = new Recording();
  state(subjects, statement, recording);
  const outcomes = changesOf(recording.reads).map((change) => ({
    change,
    outcome: outcomeOf(subjects, statement, change),
  }));
  return {
    reads: recording.reads.length,
    changes: outcomes.length,
    noticed: outcomes.filter(({ outcome }) => outcome !== "unnoticed").length,
    asserted: outcomes.filter(({ outcome }) => outcome === "asserted").length,
    unnoticed: outcomes
      .filter(({ outcome }) => outcome === "unnoticed")
      .map(({ change }) => describeChange(change)),
  };
}

/** Why a claim proves nothing, or undefined where it does. */
export function vacuity(examination: Examination): string | undefined {
  if (examination.reads === 0) return "expected to read something of the environment, read nothing";
  if (examination.noticed === 0) {
    const examples = examination.unnoticed.slice(0, 5).map((change) => `\n  ${change}`);
    return `expected to turn red when what it reads changes, stayed green in all ${examination.changes} changes:${examples.join("")}`;
  }
  if (examination.asserted === 0) {
    return "expected an assertion to notice a change, only failed look-ups did; add an expect on what was read";
  }
  return undefined;
}

/** Runs a statement once, noting what it reads. */
export function state(subjects: readonly Subject[], statement: Statement, recording = new Recording()): void {
  const templates = subjects.map(
    ({ units, root }, index) =>
      new Template(units, { recording, name: String(index), ...(root === undefined ? {} : { root }) }),
  );
  const returned: unknown = statement(...templates);
  if (returned instanceof Promise)
    throw new Error("claim: expected a synchronous function, got one that returns a promise");
}

function outcomeOf(
  subjects: readonly Subject[],
  statement: Statement,
  change: Change,
): "asserted" | "failed" | "unnoticed" {
  try {
    state(subjects, statement, new Recording(change));
    return "unnoticed";
  } catch (error) {
    return isAssertion(error) ? "asserted" : "failed";
  }
}

/** Chai's assertions, which Vitest's are, carry what was expected; an `expect.extend` matcher's error does too. */
function isAssertion(error: unknown): boolean {
  return error instanceof Error && (error.name === "AssertionError" || "expected" in error);
}
