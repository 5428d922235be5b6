import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lookupsByAnyKey } from "./own-keys";

const root = join(__dirname, "..");

/**
 * Where maps of settings are looked up: what reads, checks and builds them. Commands that deploy look up in plans and
 * ledgers by names that have passed the check.
 */
const RULED = /^(packages\/(charts|cli|config|contract|kind|layer|project|values)\/src\/|stacks\/)/;
// The audit layer is still being built.
const LEFT_OUT =
  /^stacks\/(e2e|audit)\/|^packages\/cli\/src\/deploying\/|^packages\/values\/src\/own\.ts$|\.(test|test-d|fixture|suite)\.ts$/;

describe("a key that may be any text", () => {
  it("is looked up among a map's own keys wherever settings are", () => {
    expect(lookupsByAnyKey(root, (file) => RULED.test(file) && !LEFT_OUT.test(file))).toEqual([]);
  }, 120_000);

  it("is found in every form that finds what every object has, and in no other", () => {
    const folder = mkdtempSync(join(tmpdir(), "strata-own-keys-"));
    const text = [
      "declare const key: string, map: Readonly<Record<string, number>>, list: readonly number[];",
      'declare const word: "a" | "b", at: number, fixed: Readonly<Record<"a" | "b", number>>;',
      "const copy: Record<string, number> = {};",
      "map[key];",
      "(map as Readonly<Record<string, unknown>> | undefined)?.[`$" + "{key}s`];",
      "key in map;",
      "fixed[word]; list[at]; map.a; copy[key] = 1;",
    ].join("\n");
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/looked-up.ts"), text);
    writeFileSync(
      join(folder, "tsconfig.json"),
      '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["src"] }',
    );
    expect(lookupsByAnyKey(folder, () => true).map(({ line }) => line)).toEqual([4, 5, 6]);
  }, 60_000);
});
