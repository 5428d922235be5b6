import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, fileGraph, packageGraph } from "./import-circles";
import { breaches, reachable } from "./import-rules";
import { importsIn, importsOf, sourceFiles } from "./imports";
import { terraformStarts, terraformStartsIn } from "./terraform-starts";

const root = join(__dirname, "..");

describe("who may import whom", () => {
  it("holds for every file", () => {
    const imports = sourceFiles(root).flatMap((file) => importsOf(root, file));
    expect(breaches(imports, reachable("stacks/registry.ts", imports))).toEqual([]);
  });

  it.each([
    { file: "packages/cidr/src/plan.ts", line: 'import { z } from "@strata/config";' },
    { file: "packages/config/src/merge.ts", line: 'import { App } from "cdktf";' },
    { file: "packages/policy/src/rule.ts", line: 'import type { Environment } from "@strata/config";' },
    { file: "packages/inventory/src/unit.ts", line: 'import { RULES } from "@strata/policy";' },
    { file: "packages/aws/src/vpc/vpc.ts", line: 'import { LayerStack } from "@strata/layer";' },
    { file: "packages/aws/src/vpc/vpc.ts", line: 'import { Vpc } from "@cdktf/provider-aws";' },
    { file: "packages/cli/src/main.ts", line: 'import { Stack } from "../../../stacks/network/stack";' },
    { file: "packages/cli/src/main.ts", line: 'import { App } from "cdktf";' },
    { file: "packages/cli/src/main.ts", line: 'import { layers } from "@strata/stacks/registry";' },
    { file: "packages/project/src/layers.ts", line: 'import { layers } from "@strata/stacks/registry";' },
    { file: "stacks/cluster/stack.ts", line: 'import { Stack } from "../network/stack";' },
    { file: "stacks/cluster/stack.ts", line: 'import { planNetwork } from "../network/plan";' },
    { file: "stacks/cluster/settings.ts", line: 'import { Key } from "@strata/aws";' },
    { file: "stacks/cluster/settings.ts", line: 'import { network } from "../network";' },
    { file: "stacks/cluster/builder.ts", line: 'import { network } from "../network";' },
    { file: "stacks/cluster/stack.ts", line: 'import type { network } from "../network";' },
    { file: "stacks/cluster/stack.ts", line: 'import { nearest } from "@strata/config";' },
    { file: "stacks/registry.ts", line: 'import { Stack } from "./network/stack";' },
    { file: "stacks/main.ts", line: 'import { x } from "../environments/shop/claims/x";' },
    { file: "elsewhere/file.ts", line: 'import { App } from "cdktf";' },
  ])("forbids $line in $file", ({ file, line }) => {
    expect(breaches(importsIn(file, line), new Set(["stacks/cluster/settings.ts"]))).toHaveLength(1);
  });

  it.each([
    { file: "stacks/cluster/builder.ts", line: 'import type { network } from "../network";' },
    { file: "stacks/network/stack.ts", line: 'import { planNetwork } from "./plan";' },
    { file: "packages/aws/src/vpc/vpc.ts", line: 'import { Vpc } from "@cdktf/provider-aws/lib/vpc";' },
    { file: "stacks/cluster/settings.ts", line: 'import type { Key } from "@strata/aws";' },
    { file: "stacks/cluster/settings.ts", line: 'import type { NetworkSettings } from "../network";' },
    { file: "stacks/cluster/settings.ts", line: 'import type { KeyUser } from "@strata/aws/kms/key-users";' },
    { file: "stacks/cluster/stack.ts", line: 'import { Key } from "@strata/aws/kms/key";' },
  ])("allows $line in $file", ({ file, line }) => {
    expect(breaches(importsIn(file, line), new Set(["stacks/cluster/settings.ts"]))).toEqual([]);
  });
});

describe("circles of imports", () => {
  const files = sourceFiles(root);
  const imports = files.flatMap((file) => importsOf(root, file));

  it("are among no files, those of types included", () => {
    expect(circles(fileGraph(files, imports))).toEqual([]);
  });

  it("are among no packages", () => {
    expect(circles(packageGraph(files, imports))).toEqual([]);
  });
});

describe("who may start Terraform", () => {
  /** What imitates or tests the command itself is in its package too. */
  const isAllowed = (file: string): boolean => file.startsWith("packages/terraform/");

  it("is packages/terraform alone, tests included", () => {
    const files = sourceFiles(root, "*.ts", "*.cjs", "*.js", "*.mjs");
    const starts = files.flatMap((file) => terraformStarts(root, file));

    expect(starts.filter(({ file }) => !isAllowed(file))).toEqual([]);
    expect(starts.filter(({ file }) => isAllowed(file))).not.toEqual([]);
  });

  it.each([
    `spawn("terraform", ["apply"])`,
    `await execa("/usr/local/bin/terraform", args, { cwd: folder })`,
    `execa(this.terraform, args)`,
    `child_process.execFile(found.terraformPath, args)`,
    `spawn("sh", ["-c", "cd unit && terraform apply"])`,
    `execa("env", ["-i", "terraform", "version"])`,
    "execSync(`terraform -chdir=${folder} init`)",
  ])("finds %s", (line) => {
    expect(terraformStartsIn("scripts/file.ts", line)).toMatchObject([{ file: "scripts/file.ts", line: 1 }]);
  });

  it.each([
    `terraform.run(folder, "apply")`,
    `execa("node", [STRATA, "sandbox", "up", environment])`,
    `spawn("cdktf", ["deploy"], { env: { TERRAFORM_BINARY_NAME: path } })`,
    `inventory.at(layer, ["terraform", "backend"])`,
  ])("has nothing against %s", (line) => {
    expect(terraformStartsIn("scripts/file.ts", line)).toEqual([]);
  });
});

describe("a file", () => {
  it("has at most 300 lines, and is split before it has more", () => {
    const long = sourceFiles(root)
      .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length - 1 }))
      .filter(({ lines }) => lines > 300);

    expect(long).toEqual([]);
  });
});

describe("a system is data", () => {
  // Spelled in pieces, so that this file does not name one either.
  const systems = ["a" + "os", "aos" + "cloud", "cloud" + "sec", "num" + "inia", "op" + "ta"].join("|");

  it("so that no file under packages/ or stacks/ names one", () => {
    // git grep exits with 1 where it finds nothing.
    const grep = ["grep", "--untracked", "-liwE", systems, "--", "packages", "stacks"];
    expect(spawnSync("git", grep, { cwd: root, encoding: "utf8" })).toMatchObject({ stdout: "", status: 1 });
  });
});
