import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentFieldNames } from "@strata/config";
import type { Layer } from "@strata/kind";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { layers } from "../../registry";

const ROOT = join(__dirname, "../../..");

/** Words of code by folder: identifiers, and the words of strings such as `role.name`; comments have none. */
const words = new Map<string, ReadonlySet<string>>();

/** The words of all code below a folder, without tests and without what declares settings. */
function wordsBelow(folder: string): ReadonlySet<string> {
  const known = words.get(folder);
  if (known !== undefined) return known;
  // By entries, since links are not followed then: libraries are links, in circles.
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(
      (file) =>
        /\.ts$/.test(file) &&
        !/(settings|\.test|\.fixture|\.test-d)\.ts$/.test(file) &&
        !file.includes("node_modules"),
    );
  const found = new Set(files.flatMap((file) => wordsIn(readFileSync(file, "utf8"))));
  words.set(folder, found);
  return found;
}

function wordsIn(text: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    found.push(...scanner.getTokenText().split(/[^A-Za-z0-9_]+/));
  }
  return found;
}

/** The part of a zod definition that has keys below it. */
interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

/** Every key of the maps with fixed keys at or below a schema. */
function keysOf(schema: z.ZodType): readonly string[] {
  const {
    shape = {},
    options = [],
    valueType,
    element,
    innerType,
  } = schema._zod.def as unknown as Definition;
  const below = [
    ...Object.values(shape),
    ...options,
    ...[valueType, element, innerType].filter((inner) => inner !== undefined),
  ];
  return [...Object.keys(shape), ...below.flatMap(keysOf)];
}

/** Where a setting may be read: by its layer, and by what the layer hands it to. */
const READERS = ["packages/aws/src", "packages/kubernetes/src", "packages/kind/src"];

/** Where a field of an environment may be read: everywhere but where it is checked. */
const FIELD_READERS = [
  "packages/layer/src",
  "packages/project/src",
  "packages/policy/src",
  "packages/cli/src",
  "packages/config/src/ledger",
  "packages/config/src/names",
  "stacks",
];

describe("every setting is read by something", () => {
  it.each(
    (layers as readonly Layer[]).flatMap(({ name, reads, parts }) =>
      // What may be granted of entries of earlier layers is declared there.
      parts.map((kind) => ({
        kind: `${name}.${kind.key}`,
        folders: [name, ...reads],
        settings: kind.settings,
      })),
    ),
  )("of $kind", ({ folders, settings }) => {
    const read = [...folders.map((folder) => `stacks/${folder}`), ...READERS].map(wordsBelow);
    const keys = Object.entries(settings).flatMap(([key, schema]) => [key, ...keysOf(schema as z.ZodType)]);

    expect(keys.filter((key) => !read.some((found) => found.has(key)))).toEqual([]);
  });

  it("of the environment itself", () => {
    const read = FIELD_READERS.map(wordsBelow);

    expect(environmentFieldNames.filter((field) => !read.some((found) => found.has(field)))).toEqual([]);
  });

  it("and one that nothing reads is noticed", () => {
    expect(wordsBelow("stacks/data").has("settingThatNothingReads")).toBe(false);
    expect(wordsIn("// retentionDays\nconst a = { port: 1 };")).not.toContain("retentionDays");
  });
});
