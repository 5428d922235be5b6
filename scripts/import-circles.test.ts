import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, fileGraph, packageGraph } from "./import-circles";
import { type Import, importsIn, importsOf, sourceFiles } from "./imports";

const root = join(__dirname, "..");
const files = sourceFiles(root);
const imports = files.flatMap((file) => importsOf(root, file));

/** What a line adds to the imports of the repository. */
const planted = (file: string, line: string): readonly Import[] => [...imports, ...importsIn(file, line)];

describe("circles of imports", () => {
  it("are looked for along the imports that there are", () => {
    const graph = fileGraph(files, imports);

    expect(graph.get("packages/policy/src/evaluate.ts")).toContain("packages/inventory/src/index.ts");
    expect(graph.get("stacks/app.ts")).toContain("stacks/registry.ts");
    expect(packageGraph(files, imports).get("packages/policy")).toContain("packages/inventory");
  });

  it.each([
    {
      circle: "of types",
      file: "packages/inventory/src/evaluation/declarations.ts",
      line: 'import type { Inventory } from "../inventory";',
      found:
        "packages/inventory/src/evaluation/declarations.ts -> packages/inventory/src/inventory.ts -> packages/inventory/src/evaluation/declarations.ts",
    },
    {
      circle: "of values",
      file: "packages/cidr/src/address.ts",
      line: 'import { Prefix } from "./prefix";',
      found: "packages/cidr/src/address.ts -> packages/cidr/src/prefix.ts -> packages/cidr/src/address.ts",
    },
    {
      circle: "of one file",
      file: "packages/cidr/src/address.ts",
      line: 'export { formatAddress } from "./address";',
      found: "packages/cidr/src/address.ts -> packages/cidr/src/address.ts",
    },
    {
      circle: "through an index",
      file: "packages/policy/src/rule.ts",
      line: 'import { RULES } from ".";',
      found:
        "packages/policy/src/evaluate.ts -> packages/policy/src/rule.ts -> packages/policy/src/index.ts -> packages/policy/src/evaluate.ts",
    },
  ])("$circle are named", ({ file, line, found }) => {
    expect(circles(fileGraph(files, planted(file, line)))).toContain(found);
  });

  it("of two packages whose files make none are named", () => {
    const line = 'import { show } from "@strata/policy/checks";';

    expect(circles(packageGraph(files, planted("packages/inventory/src/unit.ts", line)))).toContain(
      "packages/inventory -> packages/policy -> packages/inventory",
    );
  });
});
