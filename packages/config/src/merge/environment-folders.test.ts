import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEnvironments } from "../environment/load-environments";
import { formatProblem } from "../report/problem";
import {
  environmentYaml,
  loadFiles,
  problemLines,
  SHARED,
  shopLayers,
  writeEnvironments,
} from "../shop.fixture";
import { findEnvironmentFolders } from "./environment-folders";

describe("the folders of environments", () => {
  it("give each leaf its files, from the furthest to the nearest", () => {
    const root = writeEnvironments({
      "defaults.yaml": "",
      "state-ledger.yaml": "",
      "README.md": "",
      ".schema/network.schema.json": "",
      "shop/defaults.yaml": "",
      "shop/data.yaml": "",
      "shop/claims/network.test.ts": "",
      "shop/prod/data.yaml": "",
      "shop/prod/defaults.yaml": "",
      "shop/prod/environment.yaml": "",
      "shop/prod/network.yaml": "",
      "shop/prod/notes/plan.md": "",
    });
    const { folders, problems } = findEnvironmentFolders(root, ["network", "data"]);
    expect(problems).toEqual([]);
    expect(
      folders.map(({ path, sources }) => [path, sources.map(({ file, layer }) => [file, layer])]),
    ).toEqual([
      [
        "shop/prod",
        [
          ["environments/defaults.yaml", undefined],
          ["environments/shop/defaults.yaml", undefined],
          ["environments/shop/data.yaml", "data"],
          ["environments/shop/prod/defaults.yaml", undefined],
          ["environments/shop/prod/environment.yaml", undefined],
          ["environments/shop/prod/network.yaml", "network"],
          ["environments/shop/prod/data.yaml", "data"],
        ],
      ],
    ]);
  });

  it.each([
    {
      fault: "a folder without environment.yaml",
      files: { "shop/test/network.yaml": "nat: one\n" },
      lines: [
        "shop/test/environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
      ],
    },
    {
      fault: "a folder of claims only",
      files: { "till/claims/a.test.ts": "" },
      lines: [
        "till/environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
      ],
    },
    {
      fault: "a misspelt file of an environment",
      files: { "shop/prod/netwrok.yaml": "nat: one\n" },
      lines: [
        'shop/prod/netwrok.yaml:1:1: expected a file that an environment reads, got "netwrok.yaml"; did you mean "network.yaml"?',
      ],
    },
    {
      fault: "another ending",
      files: { "shop/defaults.yml": "posture: standard\n" },
      lines: [
        'shop/defaults.yml:1:1: expected a file that the environments below read, got "defaults.yml"; did you mean "defaults.yaml"?',
      ],
    },
    {
      fault: "an environment inside another",
      files: { "shop/prod/blue/environment.yaml": environmentYaml("blue") },
      lines: [
        "shop/prod/blue/environment.yaml:1:1: expected environments in leaf folders only, got one inside environments/shop/prod",
      ],
    },
  ])("may not have $fault", ({ files, lines }) => {
    const shop = { "shop/prod/environment.yaml": environmentYaml("shop-prod") };
    expect(problemLines(loadFiles({ ...shop, ...(files as Readonly<Record<string, string>>) }))).toEqual(
      lines,
    );
  });

  it("may not be empty", () => {
    expect(loadFiles({}).problems.map(formatProblem)).toEqual([
      "environments:1:1: expected an environment, got none; write environments/<name>/environment.yaml",
    ]);
  });

  it("are not links to folders, so a loop ends, and none is left out without a word", () => {
    const root = writeEnvironments({
      "defaults.yaml": SHARED,
      "shop/prod/environment.yaml": environmentYaml("shop-prod"),
    });
    symlinkSync(root, join(root, "shop", "again"));
    symlinkSync(join(root, "shop"), join(root, "shop", "prod", "up"));
    symlinkSync("../shop", join(root, "shop", "claims"));
    const { environments, problems } = loadEnvironments({ root, layers: shopLayers });
    const rest =
      "expected a folder of its own, got a link to one; links to folders are not followed: move the folder here, or share settings in a defaults.yaml";
    expect(problems.map(formatProblem)).toEqual([
      `environments/shop/again:1:1: ${rest}`,
      `environments/shop/prod/up:1:1: ${rest}`,
    ]);
    expect(environments.map(({ environment }) => environment.path)).toEqual(["shop/prod"]);
  });

  it.each([
    { got: "a symbolic link that leads to itself", target: "defaults.yaml" },
    { got: "no such file", target: "nowhere.yaml" },
    { got: "a folder", target: "../shop" },
    { got: "a device", target: "/dev/zero" },
  ])("may have a file that cannot be read: $got", ({ got, target }) => {
    const root = writeEnvironments({ "shop/prod/environment.yaml": environmentYaml("shop-prod") });
    symlinkSync(target, join(root, "shop", "defaults.yaml"));
    const lines = loadEnvironments({ root, layers: shopLayers }).problems.map(formatProblem);
    expect(lines).toEqual([`environments/shop/defaults.yaml:1:1: expected a readable YAML file, got ${got}`]);
  });

  it("may hold a pipe, for whose writer nothing waits", () => {
    const root = writeEnvironments({ "shop/prod/environment.yaml": environmentYaml("shop-prod") });
    for (const name of ["state-ledger.yaml", "shop/prod/network.yaml"]) {
      execFileSync("mkfifo", [join(root, name)]);
    }
    expect(loadEnvironments({ root, layers: shopLayers }).problems.map(formatProblem)).toEqual([
      "environments/shop/prod/network.yaml:1:1: expected a readable YAML file, got a pipe",
      "environments/state-ledger.yaml:1:1: expected a readable YAML file, got a pipe",
    ]);
  });

  it("have no ledger by a link that leads nowhere", () => {
    const root = writeEnvironments({
      "defaults.yaml": SHARED,
      "shop/prod/environment.yaml": environmentYaml("shop-prod"),
    });
    symlinkSync("nowhere.yaml", join(root, "state-ledger.yaml"));
    expect(loadEnvironments({ root, layers: shopLayers }).problems.map(formatProblem)).toEqual([
      "environments/state-ledger.yaml:1:1: expected a readable YAML file, got no such file",
    ]);
  });

  it("may hold a folder that has the name of a file", () => {
    const root = writeEnvironments({ "defaults.yaml": SHARED, "shop/prod/environment.yaml": "" });
    rmSync(join(root, "shop/prod/environment.yaml"));
    mkdirSync(join(root, "shop/prod/environment.yaml"));
    expect(loadEnvironments({ root, layers: shopLayers }).problems.map(formatProblem)).toEqual([
      "environments/shop/prod/environment.yaml:1:1: expected a readable YAML file, got a folder",
    ]);
  });
});
