import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { jsonSchemas, loadEnvironments, RECORD_FILES } from "@strata/config";
import { layers } from "@strata/stacks/registry";
import { describe, expect, it } from "vitest";
import { ROOT, Shop } from "./shop.fixture";

const environments = join(ROOT, "environments");
const folder = join(environments, ".schema");

/** Files that are checked against other schemas; the ledger is written by a command. */
const OTHERS: readonly string[] = ["state-ledger.yaml", ...RECORD_FILES];

/** Every settings file of the repository; folders of claims have no settings. */
const settingsFiles = readdirSync(environments, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".yaml") && !OTHERS.includes(basename(file)))
  .filter((file) => basename(dirname(file)) !== "claims");

describe("the JSON Schemas of editors", () => {
  const { environments: loaded } = loadEnvironments({ root: environments, layers });
  const schemas = Object.entries(
    jsonSchemas(
      layers,
      loaded.map(({ environment }) => environment),
    ),
  );

  it.each(schemas.map(([name, schema]) => ({ name, schema })))(
    "$name is what strata config schema writes now",
    ({ name, schema }) => {
      expect(readFileSync(join(folder, name), "utf8")).toBe(`${JSON.stringify(schema, undefined, 2)}\n`);
    },
  );

  it("are one for each kind of file, and no others", () => {
    expect(readdirSync(folder).sort()).toEqual(schemas.map(([name]) => name).sort());
  });

  it.each(settingsFiles.map((file) => ({ file })))("are named on the first line of $file", ({ file }) => {
    const path = join(environments, file);
    const schema = relative(dirname(path), join(folder, basename(file).replace(/\.yaml$/, ".schema.json")));
    const isBelow = schema.startsWith("..");
    const line = `# yaml-language-server: $schema=${isBelow ? "" : "./"}${schema.split(sep).join("/")}`;

    expect(readFileSync(path, "utf8").split("\n", 1)).toEqual([line]);
  });

  it("are written and listed by strata config schema", async () => {
    const shop = new Shop();
    const { exitCode, stdout } = await shop.strata("config schema");

    expect(exitCode).toBe(0);
    expect(stdout.split("\n").map((line) => basename(line))).toEqual(schemas.map(([name]) => name));
    // The names of entries in it are those of the other project's environments.
    for (const [name] of schemas.filter(([file]) => file !== "strata.schema.json")) {
      expect(readFileSync(join(shop.environments, ".schema", name), "utf8")).toBe(
        readFileSync(join(folder, name), "utf8"),
      );
    }
  });

  it("are printed for a program, and nothing is written then", async () => {
    const shop = new Shop();

    const printed = JSON.parse((await shop.strata("config schema --json")).stdout) as object;
    expect(Object.keys(printed)).toEqual(schemas.map(([name]) => name));
    expect(existsSync(join(shop.environments, ".schema"))).toBe(false);
  });
});
