import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = folders.flatMap(({ name }) =>
  readdirSync(join(__dirname, name))
    .filter((file) => file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file))
    .map((file) => `${name}/${file}`),
);

/** Files that export only names of AWS or types have nothing to test by themselves. */
const exportsBehaviour = (file: string): boolean =>
  /^export (abstract )?(class|function) /m.test(readFileSync(join(__dirname, file), "utf8"));

it("every construct has a test beside it", () => {
  const untested = files
    .filter(exportsBehaviour)
    .filter((file) => !existsSync(join(__dirname, file.replace(/\.ts$/, ".test.ts"))));

  expect(files.length).toBeGreaterThan(50);
  expect(untested).toEqual([]);
});
