import { consumedOutputs, type OutputPath } from "@strata/deploy";
import { describe, expect, it } from "vitest";
import { everyUnit, unitsOfInvented } from "./every-unit.fixture";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly variable?: Readonly<Record<string, { readonly "//"?: { readonly example?: object } }>>;
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, object>> };
}

describe("what a unit reads of earlier layers", () => {
  for (const { stack, synthesize } of [...everyUnit(), ...unitsOfInvented()]) {
    it(`is some of what ${stack} declares of them, leaf by leaf`, async () => {
      const json = (await synthesize()).json as Declared;
      for (const layer of Object.keys(json.data?.terraform_remote_state ?? {})) {
        const example = json.variable?.[layer]?.["//"]?.example ?? {};
        const read = consumedOutputs(json, layer);

        expect(read).not.toEqual([]);
        expect(read.filter((path) => at(example, path) === undefined)).toEqual([]);
        // Read as a whole by some block, an output could change anywhere: no unit of ours reads so much.
        expect(
          read.filter((path) => typeof at(example, path) === "object" && !Array.isArray(at(example, path))),
        ).toEqual([]);
      }
    });
  }
});

function at(value: unknown, path: OutputPath): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );
}
