import { checkValues, declaredReferences, referencesIn, type SettingsProblem } from "@strata/config";
import { isPlainMap, valueAt, withoutKey, withValue } from "@strata/values";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { everything, REFERENCES } from "./everything.fixture";

/** One use of a reference in the environment. */
interface Use {
  readonly path: readonly (string | number)[];
  readonly place: "key" | "value";
  readonly name: string;
}

/** The first use of each reference, by its setting. */
const uses: ReadonlyMap<string, Use> = new Map(
  layers
    .flatMap((layer) => {
      const settings = (everything as Readonly<Record<string, unknown>>)[layer.name];
      const declared = declaredReferences(layer.settings).map(({ path }) => path.split("."));
      return [...referencesIn(layer.settings, settings)].map(({ path, place, name }) => {
        const pattern = declared.find(
          (steps) =>
            steps.length === path.length && steps.every((step, at) => step === "*" || step === path[at]),
        );
        const use: Use = { path: [layer.name, ...path], place, name: String(name) };
        return [[layer.name, ...(pattern ?? path)].join("."), use] as const;
      });
    })
    .reverse(),
);

/** What `config check` says at the setting once the name has a letter too many. */
function faultsOfMisspelt({ path, place, name }: Use): readonly SettingsProblem[] {
  const misspelt = `${name}x`;
  const at = place === "key" ? [...path.slice(0, -1), misspelt] : path;
  const parent = path.slice(0, -1);
  const renamed =
    place === "key"
      ? { ...asMap(valueAt(everything, parent)), [misspelt]: valueAt(everything, path) }
      : misspelt;
  const values =
    place === "key"
      ? withoutKey(withValue(everything, parent, renamed), path)
      : withValue(everything, path, renamed);
  return checkValues(asMap(values), layers).filter((fault) => fault.path.join(".") === at.join("."));
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainMap(value)) throw new Error("expected a map");
  return value;
}

describe("the references between settings", () => {
  it("are all used in the environment of this test, which has no faults", () => {
    expect(checkValues(everything, layers)).toEqual([]);
  });

  it("each have a row in the table of this test", () => {
    const declared = layers.flatMap(({ name, settings }) =>
      declaredReferences(settings).map(({ path }) => `${name}.${path}`),
    );

    expect(Object.keys(REFERENCES).sort()).toEqual(declared.sort());
  });

  it.each(Object.entries(REFERENCES))("%s: a misspelt name is told to be %s", (setting, expected) => {
    const use = uses.get(setting);
    if (use === undefined) throw new Error(`everything.fixture.ts does not use ${setting}`);

    expect(faultsOfMisspelt(use)).toMatchObject([
      { expected, got: `"${use.name}x"`, mend: `did you mean "${use.name}"?` },
    ]);
  });
});
