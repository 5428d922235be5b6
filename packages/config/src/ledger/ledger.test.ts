import { readFileSync } from "node:fs";
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
import { checkLedger, readLedger, renderLedger } from "./ledger";

const LISTED = "layers: [network]\n";

function loaded(files: Readonly<Record<string, string>>): {
  readonly root: string;
  readonly environments: ReturnType<typeof loadEnvironments>["environments"];
} {
  const root = writeEnvironments({ "defaults.yaml": SHARED, ...files });
  return {
    root,
    environments: loadEnvironments({ root, layers: shopLayers, ledger: "rewrite" }).environments,
  };
}

const ledgerText = `environments:
  shop-prod:
    units:
      network:
        bucket: shop-state-111122223333-eu-west-1
        key: shop/prod/network/terraform.tfstate
    subnets:
      app-a: 10.0.0.0/20
`;

describe("the ledger", () => {
  it("is empty where there is none, and every unit is new to it", () => {
    const { root, environments } = loaded({
      "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED),
    });
    const { ledger, problems } = readLedger({ root });
    expect(problems).toEqual([]);
    expect(ledger.environments).toEqual({});
    expect(ledger.heldSubnets("shop-prod")).toEqual({});
    expect(checkLedger(environments, ledger)).toEqual({ problems: [], warnings: [] });
  });

  it("is written as it is read, held subnets included", () => {
    const { root, environments } = loaded({
      "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED),
      "state-ledger.yaml": ledgerText,
    });
    const { ledger, problems } = readLedger({ root });
    expect(problems).toEqual([]);
    expect(ledger.heldSubnets("shop-prod")).toEqual({ "app-a": "10.0.0.0/20" });
    expect(checkLedger(environments, ledger)).toEqual({ problems: [], warnings: [] });
    const text = renderLedger(environments, ledger);
    expect(
      text
        .split("\n")
        .filter((line) => !line.startsWith("#"))
        .join("\n"),
    ).toBe(ledgerText);
    expect(readFileSync(join(root, "state-ledger.yaml"), "utf8")).toBe(ledgerText);
  });

  it("takes new subnets for those it held", () => {
    const { root, environments } = loaded({
      "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED),
      "state-ledger.yaml": ledgerText,
    });
    const text = renderLedger(environments, readLedger({ root }).ledger, {
      "shop-prod": { "app-b": "10.0.16.0/20" },
    });
    expect(text).toContain("subnets:\n      app-b: 10.0.16.0/20\n");
    expect(text).not.toContain("app-a");
  });

  it("refuses a folder that was renamed, and says how to move its state", () => {
    const { root, environments } = loaded({
      "shop/live/environment.yaml": environmentYaml("shop-prod", LISTED),
      "state-ledger.yaml": ledgerText,
    });
    const { problems, warnings } = checkLedger(environments, readLedger({ root }).ledger);
    const bucket = "s3://shop-state-111122223333-eu-west-1";
    expect(warnings).toEqual([]);
    expect(problems.map(formatProblem)).toEqual([
      `environments/defaults.yaml:1:1: shop-prod-network: expected state at ${bucket}/shop/prod/network/terraform.tfstate, as environments/state-ledger.yaml:4:7 has it, got ${bucket}/shop/live/network/terraform.tfstate; move it with "aws s3 mv ${bucket}/shop/prod/network/terraform.tfstate ${bucket}/shop/live/network/terraform.tfstate", then run "strata state ledger --write"`,
    ]);
  });

  it.each([
    {
      change: "an environment that is gone",
      file: "shop/test/environment.yaml",
      line: 'expected an environment with id shop-prod, got none; destroy its resources first, then run "strata state ledger --write"',
    },
    {
      change: "an id that was renamed, whose state the new id would take over",
      file: "shop/prod/environment.yaml",
      line: "expected an environment with id shop-prod, got none, while shop-other has its state objects; give the environment its old id, since its resources bear that name",
    },
  ])("warns of $change", ({ file, line }) => {
    const { root, environments } = loaded({
      [file]: environmentYaml("shop-other", LISTED),
      "state-ledger.yaml": ledgerText,
    });
    const { problems, warnings } = checkLedger(environments, readLedger({ root }).ledger);
    expect(problems).toEqual([]);
    expect(warnings.map(formatProblem)).toEqual([
      `environments/state-ledger.yaml:2:3: environments.shop-prod: ${line}`,
    ]);
  });

  it("does not take an environment for gone that was only not selected", () => {
    const { root } = loaded({ "state-ledger.yaml": ledgerText });
    expect(checkLedger([], readLedger({ root }).ledger, ["shop-prod"])).toEqual({
      problems: [],
      warnings: [],
    });
  });

  it.each([
    { fault: "an empty file", text: "", line: "1:1: expected a map of settings, got an empty file" },
    {
      fault: "a unit without a key",
      text: "environments: { a: { units: { network: { bucket: b } } } }",
      line: "1:31: environments.a.units.network.key: expected a string, got nothing",
    },
    {
      fault: "a subnet that is none",
      text: "environments: { a: { subnets: { x: 10.0.0.0 } } }",
      line: '1:36: environments.a.subnets.x: expected a CIDR block such as "10.0.0.0/16", got "10.0.0.0"',
    },
  ])("is refused: $fault", ({ text, line }) => {
    const { root } = loaded({ "state-ledger.yaml": text });
    expect(readLedger({ root }).problems.map(formatProblem)).toEqual([
      `environments/state-ledger.yaml:${line}`,
    ]);
  });
});

describe("loading with a ledger", () => {
  const moved = {
    "shop/live/environment.yaml": environmentYaml("shop-prod", LISTED),
    "state-ledger.yaml": ledgerText,
  };

  it("refuses a unit that would start from an empty state", () => {
    const result = loadFiles(moved);
    expect(result.problems).toHaveLength(1);
    expect(problemLines(result)[0]).toContain("shop/prod/network/terraform.tfstate");
    expect(problemLines(result)[0]).toContain("strata state ledger --write");
  });

  it("lets it pass where the ledger is about to be rewritten", () => {
    expect(loadFiles(moved, { ledger: "rewrite" }).problems).toEqual([]);
  });

  it("gives each environment the subnets that the ledger holds for it", () => {
    const { environments } = loadFiles(moved, { ledger: "rewrite" });
    expect(environments[0]?.environment.heldSubnets).toEqual({ "app-a": "10.0.0.0/20" });
  });

  it("merges overrides over the selected environments, and over no others", () => {
    const { environments } = loadFiles(
      {
        "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED),
        "shop/test/environment.yaml": environmentYaml("shop-test", LISTED),
      },
      { select: ["shop/prod"], overrides: { network: { nat: "none" } } },
    );
    expect(environments.map(({ environment }) => environment.settings.network)).toEqual([
      expect.objectContaining({ nat: "none", cidr: "10.0.0.0/16" }),
    ]);
  });
});
