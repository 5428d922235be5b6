import { checkTemplate, formatProblem, providerSchemas, typesIn } from "@strata/provider-schema";
import { describe, expect, it } from "vitest";
import { SCHEMA_CACHE } from "../repository.fixture";
import { everyUnit, unitsOfSecondRegion } from "./every-unit.fixture";

/** What the schemas in the installed bindings have against a template. */
function problems(json: unknown): readonly string[] {
  return checkTemplate(
    json,
    providerSchemas({ types: typesIn(json), from: __dirname, cache: SCHEMA_CACHE }),
  ).map(formatProblem);
}

describe("the schemas of the providers", () => {
  const units = [...everyUnit(), ...unitsOfSecondRegion()];

  it.each(units)("fit $stack", async ({ synthesize }) => {
    expect(problems((await synthesize()).json)).toEqual([]);
  });

  it.each(units.slice(0, 1))("refuse $stack with a misspelt argument", async ({ synthesize }) => {
    const template = structuredClone((await synthesize()).json) as {
      readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
    };
    const [named] = Object.values(template.resource);
    for (const resource of Object.values(named ?? {})) resource.misspelt = true;
    expect(problems(template)[0]).toContain("misspelt");
  });
});
