import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ListedVariable, listedVariables, type Use, uses, usesIn } from "./environment-variables";

const root = join(__dirname, "..");

/** Names are put together here, so that the examples are no uses themselves. */
const variable = (name: string): string => `${"STRATA"}_${name}`;

/** Variables by name, with the files that read each. */
function readersOf(found: readonly Use[]): readonly ListedVariable[] {
  const names = [...new Set(found.map(({ name }) => name))].sort();
  return names.map((name) => ({
    name,
    readers: found
      .filter((use) => use.isRead && use.name === name)
      .map(({ file }) => file)
      .sort(),
  }));
}

describe("the environment variables of this repository", () => {
  it("are listed in CONTRIBUTING.md, each with those who read it, and no other", () => {
    const listed = listedVariables(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"));
    const sorted = [...listed].sort((one, other) => (one.name < other.name ? -1 : 1));

    expect(sorted).toEqual(readersOf(uses(root)));
    expect(sorted.length).toBeGreaterThan(0);
  });
});

describe("uses of variables", () => {
  it.each([
    { text: `const a = process.env.${variable("A_B")} ?? "x";`, isRead: true },
    { text: `const { PATH, ${variable("A_B")}: a = "x" } = process.env;`, isRead: true },
    { text: `spawn("node", [], { env: { ...process.env, ${variable("A_B")}: "1" } });`, isRead: false },
    { text: `export ${variable("A_B")}=1`, isRead: false },
  ])("are found in $text", ({ text, isRead }) => {
    expect(usesIn("file", text)).toEqual([{ file: "file", name: variable("A_B"), isRead }]);
  });

  it("are listed in the rows of one table", () => {
    const rows = [
      `| \`${variable("A")}\` | a, or b | \`one.ts\`, \`two.ts\` |`,
      `| \`${variable("B")}\` | c | \`one.ts\` |`,
    ];
    const text = `# x\n\n## Environment variables\n\n| variable | meaning | read by |\n|---|---|---|\n${rows.join("\n")}\n\n## Next\n\n| \`${variable("C")}\` | d | \`one.ts\` |\n`;

    expect(listedVariables(text)).toEqual([
      { name: variable("A"), readers: ["one.ts", "two.ts"] },
      { name: variable("B"), readers: ["one.ts"] },
    ]);
  });
});
