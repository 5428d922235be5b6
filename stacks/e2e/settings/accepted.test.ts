import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { synthesizeEnvironment } from "../../synthesize";
import { checked, recorded } from "../ledger/recorded.fixture";
import { everything } from "../references/everything.fixture";
import { type Mutant, mutantOf, mutantsWith } from "./mutants.fixture";

/** Settings that are tried, of which about one in ten passes the check and is synthesized. */
const TRIED = 150;

/** What is wrong with settings that the check does not just refuse. */
async function fallOf({ title, values }: Mutant): Promise<readonly string[]> {
  try {
    const { environment } = checked(values);
    if (environment !== undefined) await synthesizeEnvironment(environment);
    return [];
  } catch (error) {
    return [`${title}: ${String(error)}`];
  }
}

describe("settings that config check accepts", () => {
  it("synthesize, whatever texts they hold", async () => {
    await fc.assert(
      fc.asyncProperty(mutantOf(recorded), async (mutant) => {
        expect(await fallOf(mutant)).toEqual([]);
      }),
      { numRuns: TRIED },
    );
  }, 240_000);

  // What every object has, and what no address can have.
  it.each(["constructor", "toString", "this", "ecr_api"])(
    "synthesize, or are refused, wherever %s stands",
    async (name) => {
      const fallen: string[] = [];
      for (const mutant of mutantsWith(everything, name)) fallen.push(...(await fallOf(mutant)));
      expect(fallen).toEqual([]);
    },
    120_000,
  );
});
