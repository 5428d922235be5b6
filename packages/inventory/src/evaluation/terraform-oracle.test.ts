import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromSynth } from "../inventory";
import type { Resolved } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import { EVALUATED, expressions, LEFT_TO_TERRAFORM, LOCALS } from "./expressions.fixture";
import { isKnown } from "./known";

/** What Terraform says of an expression that fails. No value is spelled so: it is no JSON. */
const FAILED = "<failed>";

/** Fixed, so that a run fails only for what was changed; other seeds and 80 000 expressions have been tried. */
const SAMPLE = { numRuns: 500, seed: 1 };

/** What Terraform makes of each expression, as JSON, in one run. */
async function byTerraform(sources: readonly string[]): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), "expressions-"));
  const output = Object.fromEntries(
    sources.map((source, index) => [
      `e${index}`,
      { value: `\${nonsensitive(try(jsonencode(${source}), ${JSON.stringify(FAILED)}))}` },
    ]),
  );
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ locals: LOCALS, output }));
  const directory = new WorkingDirectory(new Terraform({ inherit: "essential" }), folder);
  await directory.apply();
  const values = await directory.outputs();
  return sources.map((_, index) => {
    const text = values[`e${index}`];
    return text === FAILED ? FAILED : JSON.parse(String(text));
  });
}

/** What we make of an expression; undefined where we do not say. */
function byUs(source: string): { readonly value: Resolved } | undefined {
  const unit = { environment: "e", environmentId: "e", layer: "l", stack: "e-l", json: { locals: LOCALS } };
  try {
    const value = fromSynth([unit]).resolve(`\${${source}}`, "l");
    return isKnown(value) ? { value } : undefined;
  } catch (error) {
    if (error instanceof UnresolvedReference) return undefined;
    throw error;
  }
}

describe("an expression that comes to a value", () => {
  it("comes to the same value in Terraform", { timeout: 60_000 }, async () => {
    const generated = fc.sample(expressions(3), SAMPLE);
    const sources = [...EVALUATED, ...LEFT_TO_TERRAFORM, ...generated];
    const truth = await byTerraform(sources);
    // Of what fails in Terraform nothing can be said that matters, so that we may look at a part of it only.
    const said = sources.flatMap((source, index) => {
      const ours = byUs(source);
      const terraform = truth[index];
      return ours === undefined || terraform === FAILED ? [] : [{ source, ours: ours.value, terraform }];
    });

    expect(said.filter(({ ours, terraform }) => !isDeepStrictEqual(ours, terraform))).toEqual([]);
    // It would be no proof to say nothing.
    const valid = truth.filter((value) => value !== FAILED);
    expect(said.length).toBeGreaterThan(valid.length / 2);
  });

  it.each(EVALUATED)("%s is evaluated", (source) => {
    expect(byUs(source)).toBeDefined();
  });

  it.each(LEFT_TO_TERRAFORM)("%s is left to Terraform", (source) => {
    expect(byUs(source)).toBeUndefined();
  });
});
