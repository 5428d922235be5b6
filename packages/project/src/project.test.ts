import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { layersOf } from "./layers";
import { findProject } from "./project";

let folder: TemporaryFolder;
let root: string;

beforeEach(() => {
  folder = new TemporaryFolder(join(tmpdir(), "strata-project-"));
  root = folder.path;
  vi.stubEnv("STRATA_ENVIRONMENTS", undefined);
  vi.stubEnv("CDKTF_OUTDIR", undefined);
});
afterEach(() => {
  folder.remove();
  vi.unstubAllEnvs();
});

/** Writes files into the project. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** What is wrong, line by line. */
function complaints(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    return (error as { readonly lines: readonly string[] }).lines;
  }
  return [];
}

describe("a project", () => {
  it("is the nearest folder above with cdktf.json and a registry, in the default layout", () => {
    write({ "cdktf.json": "{}", "stacks/registry.ts": "", "environments/shop/production/cdktf.json": "{}" });

    expect(findProject(join(root, "environments", "shop", "production"))).toEqual({
      root,
      app: join(root, "stacks", "main.ts"),
      registry: join(root, "stacks", "registry.ts"),
      environments: join(root, "environments"),
      output: join(root, "cdktf.out"),
    });
  });

  it("has its code where its package.json says, and the rest where the default layout has it", () => {
    write({
      "cdktf.json": "{}",
      "package.json": '{ "name": "acme", "strata": { "registry": "platform/layers.js" } }',
      "platform/layers.js": "",
      "stacks/main.ts": "",
    });

    expect(findProject(root)).toMatchObject({
      app: join(root, "stacks", "main.ts"),
      registry: join(root, "platform", "layers.js"),
    });
  });

  it("has its environments and its output where the environment says", () => {
    write({ "cdktf.json": "{}", "stacks/registry.ts": "" });
    vi.stubEnv("STRATA_ENVIRONMENTS", "/elsewhere/environments");
    vi.stubEnv("CDKTF_OUTDIR", "out");

    expect(findProject(root)).toMatchObject({
      environments: "/elsewhere/environments",
      output: join(root, "out"),
    });
  });

  it("is expected here or above", () => {
    write({ "cdktf.json": "{}", "stacks/main.ts": "" });

    expect(complaints(() => findProject(root))).toEqual([
      `${root}: expected a Strata project (cdktf.json and stacks/registry.ts) here or above; run strata inside a checkout`,
    ]);
  });

  it.each([
    { strata: '"stacks"', faults: ['strata: expected an object, got "stacks"'] },
    {
      strata: '{ "registry": 7, "apps": "main.ts" }',
      faults: [
        "strata.registry: expected a path, got 7",
        "strata.apps: expected app or registry, got an unknown key",
      ],
    },
    {
      strata: '{ "registry": "layers.ts" }',
      faults: [
        'strata.app: expected a file, got "stacks/main.ts", which does not exist',
        'strata.registry: expected a file, got "layers.ts", which does not exist',
      ],
    },
  ])("is refused with $strata in its package.json", ({ strata, faults }) => {
    write({ "cdktf.json": "{}", "package.json": `{ "strata": ${strata} }` });

    expect(complaints(() => findProject(root))).toEqual(
      faults.map((fault) => `${join(root, "package.json")}: ${fault}`),
    );
  });
});

describe("the layers of a project", () => {
  const layer = `{ name: "names", reads: [], settings: {}, contract: { outputs: {} } }`;

  /** The layers of a project whose registry is this JavaScript. */
  const layersIn = (script: string) => {
    write({
      "cdktf.json": "{}",
      "package.json": '{ "strata": { "app": "app.cjs", "registry": "registry.cjs" } }',
      "app.cjs": "",
      "registry.cjs": script,
    });
    return layersOf(findProject(root));
  };

  it("are those that its registry exports, in order", () => {
    const layers = layersIn(`exports.layers = [${layer}, { ...${layer}, name: "later" }];`);

    expect(layers.map(({ name }) => name)).toEqual(["names", "later"]);
  });

  it.each([
    { script: "exports.layer = [];", got: "none" },
    { script: `exports.layers = { names: ${layer} };`, got: "other content" },
    { script: `exports.layers = ["names"];`, got: "other content" },
  ])("are missing in $script", ({ script, got }) => {
    expect(complaints(() => layersIn(script))).toEqual([
      `registry.cjs: expected an export "layers", a list of layer definitions, got ${got}`,
    ]);
  });
});
