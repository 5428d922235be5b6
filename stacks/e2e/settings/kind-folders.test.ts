import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Layer } from "@strata/kind";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";

const STACKS = join(__dirname, "../..");

/** What every kind has; `settings.ts` is for those with settings, `check.ts` for those with rules of their own. */
const PARTS = ["kind.ts", "build.ts"];

describe.each(layers as readonly Layer[])("the folder of layer $name", ({ name, parts }) => {
  const entries = readdirSync(join(STACKS, name), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);

  it("has a folder for each kind, named as its key, and no other", () => {
    expect(folders.sort()).toEqual(parts.map(({ key }) => key).sort());
  });

  it("has every part of each kind", () => {
    const missing = parts.flatMap(({ key, settings }) =>
      [...PARTS, ...(Object.keys(settings).length === 0 ? [] : ["settings.ts"])]
        .map((part) => `${key}/${part}`)
        .filter((part) => !existsSync(join(STACKS, name, part))),
    );

    expect(missing).toEqual([]);
  });

  it("has five files of its own at most, besides tests and the locks of providers", () => {
    const own = files.filter((file) => !/\.test\.ts$|^\./.test(file));

    expect(own).toEqual(expect.arrayContaining(["builder.ts", "index.ts", "stack.ts"]));
    expect(own.length).toBeLessThanOrEqual(5);
  });
});
