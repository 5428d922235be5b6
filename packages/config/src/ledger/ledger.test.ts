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
import { readLedger } from "./ledger";
import { recordOf, withNew } from "./record";
import { renderLedger } from "./render";

const LISTED = "layers: [network]\n";
const BUCKET = "s3://shop-state-111122223333-eu-west-1";

const ledgerText = `environments:
  shop-prod:
    units:
      network:
        bucket: shop-state-111122223333-eu-west-1
        key: shop/prod/network/terraform.tfstate
    subnets:
      app-a: 10.0.0.0/20
`;

const PRODUCTION = { "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED) };
const MOVED = { "shop/live/environment.yaml": environmentYaml("shop-prod", LISTED) };

/** Warnings as a user reads them. */
const warningLines = ({ warnings }: ReturnType<typeof loadFiles>): readonly string[] =>
  warnings.map((warning) => formatProblem(warning).replace(/^environments\//, ""));

describe("the ledger", () => {
  it("is empty where there is none, and every unit is new to it", () => {
    const { ledger, problems } = readLedger({
      root: writeEnvironments({ "defaults.yaml": SHARED, ...PRODUCTION }),
    });

    expect({ problems, environments: ledger.environments }).toEqual({ problems: [], environments: {} });
    expect(loadFiles(PRODUCTION)).toMatchObject({ problems: [], warnings: [] });
  });

  it("is written as it is read, with what is new beside it", () => {
    const root = writeEnvironments({
      "defaults.yaml": SHARED,
      ...PRODUCTION,
      "state-ledger.yaml": ledgerText,
    });
    const { environments } = loadEnvironments({ root, layers: shopLayers });
    const recorded = readLedger({ root }).ledger.environment("shop-prod");
    const [only] = environments;
    if (only === undefined) throw new Error("the environment did not load");
    const text = renderLedger({ "shop-prod": withNew(recorded, recordOf(only.environment, shopLayers)) });

    expect(
      text
        .split("\n")
        .filter((line) => !line.startsWith("#"))
        .join("\n"),
    ).toBe(`${ledgerText}    settings:\n      account: "111122223333"\n      region: eu-west-1\n`);
    expect(readFileSync(join(root, "state-ledger.yaml"), "utf8")).toBe(ledgerText);
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
    {
      fault: "names of entries that are no list",
      text: "environments: { a: { entries: { data.buckets: logs } } }",
      line: '1:47: environments.a.entries.data.buckets: expected a list, got "logs"',
    },
  ])("is refused: $fault", ({ text, line }) => {
    const root = writeEnvironments({ "state-ledger.yaml": text });
    expect(readLedger({ root }).problems.map(formatProblem)).toEqual([
      `environments/state-ledger.yaml:${line}`,
    ]);
  });
});

describe("loading with a ledger", () => {
  it("refuses a folder that was renamed, and says how to move its state and how to confirm it", () => {
    const result = loadFiles({ ...MOVED, "state-ledger.yaml": ledgerText });

    expect(warningLines(result)).toEqual([]);
    expect(problemLines(result)).toEqual([
      `defaults.yaml:1:1: shop-prod-network: expected state at ${BUCKET}/shop/prod/network/terraform.tfstate, as environments/state-ledger.yaml:4:7 has it, got ${BUCKET}/shop/live/network/terraform.tfstate; move it with "aws s3 mv ${BUCKET}/shop/prod/network/terraform.tfstate ${BUCKET}/shop/live/network/terraform.tfstate", then run "strata state ledger --write --moved shop-prod-network", and "terraform init -reconfigure" where the unit was initialised`,
    ]);
  });

  it("has nothing moved over the state of another unit, as where two environments have exchanged their ids", () => {
    const text = `${ledgerText}  shop-test:
    units:
      network: { bucket: shop-state-111122223333-eu-west-1, key: shop/test/network/terraform.tfstate }
`;
    const lines = problemLines(
      loadFiles({
        "shop/prod/environment.yaml": environmentYaml("shop-test", LISTED),
        "shop/test/environment.yaml": environmentYaml("shop-prod", LISTED),
        "state-ledger.yaml": text,
      }),
    );

    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).not.toContain("aws s3 mv");
    expect(lines[0]).toContain(
      "nothing must be moved there, since that is the state of shop-test-network: give it back its place, or the environments their ids",
    );
  });

  it("lets it pass where the ledger is about to be changed", () => {
    expect(loadFiles({ ...MOVED, "state-ledger.yaml": ledgerText }, { ledger: "rewrite" }).problems).toEqual(
      [],
    );
  });

  it("refuses a layer that is taken out while the ledger has it, and names the units in the order of their end", () => {
    const text = ["network", "data", "apps"].map(
      (layer) =>
        `      ${layer}: { bucket: shop-state-111122223333-eu-west-1, key: shop/prod/${layer}/terraform.tfstate }\n`,
    );
    const result = loadFiles({
      ...PRODUCTION,
      "state-ledger.yaml": `environments:\n  shop-prod:\n    units:\n${text.join("")}`,
    });

    expect(problemLines(result)).toEqual([
      'shop/prod/environment.yaml:5:1: layers: expected data, apps among them, as environments/state-ledger.yaml:5:7 has it, since their resources exist and nothing would look after them, got network; list what is to go once more, and destroy shop-prod-apps, then shop-prod-data; then take it out and run "strata state ledger --write --forget shop-prod-apps --forget shop-prod-data"',
    ]);
  });

  it("refuses an id that was renamed, whose state and names the new id would replace", () => {
    const files = { "shop/prod/environment.yaml": environmentYaml("shop-other", LISTED) };

    expect(problemLines(loadFiles({ ...files, "state-ledger.yaml": ledgerText }))).toEqual([
      'shop/prod/environment.yaml:1:5: id: expected "shop-prod", as environments/state-ledger.yaml:2:3 has it, since the resources of the environment bear that name and another one replaces them, got "shop-other"; give it back its id; if shop-prod was destroyed and this is another environment, run "strata state ledger --write --forget shop-prod"',
    ]);
  });

  it("knows an id that was renamed together with its folder by its account and region", () => {
    const files = { "shop/other/environment.yaml": environmentYaml("shop-other", LISTED) };
    const text = `${ledgerText}    settings: { account: "111122223333", region: eu-west-1 }\n`;

    expect(problemLines(loadFiles({ ...files, "state-ledger.yaml": text }))).toEqual([
      expect.stringContaining('expected "shop-prod"'),
    ]);
  });

  it.each([
    {
      fault: "a syntax fault",
      yaml: environmentYaml("shop-prod", "tags: [a\n"),
      lines: [
        "6:1: expected valid YAML, got a syntax error: flow sequence in block collection must be sufficiently indented and end with a ]",
      ],
    },
    {
      fault: "a layer that is misspelt",
      yaml: environmentYaml("shop-prod", "layers: [netwrok]\n"),
      lines: ['5:10: layers.0: expected a known layer, got "netwrok"; did you mean "network"?'],
    },
    {
      fault: "a list of layers that is none",
      yaml: environmentYaml("shop-prod", "layers: network\n").replace("{ cidr: 10.0.0.0/16 }", "{}"),
      lines: ['5:9: layers: expected a list, got "network"'],
    },
  ])("derives nothing from $fault: no end of an environment or a layer", ({ yaml, lines }) => {
    const files = {
      "shop/prod/environment.yaml": yaml,
      "shop/stage/environment.yaml": environmentYaml("stage"),
    };
    const result = loadFiles({ ...files, "state-ledger.yaml": ledgerText });
    expect(problemLines(result)).toEqual(lines.map((line) => `shop/prod/environment.yaml:${line}`));
    expect(warningLines(result)).toEqual([]);
  });

  it("warns of an environment that is gone, and says how it goes", () => {
    const files = { "shop/test/environment.yaml": environmentYaml("shop-test", LISTED) };
    const result = loadFiles({ ...files, "state-ledger.yaml": ledgerText });

    expect(problemLines(result)).toEqual([]);
    expect(warningLines(result)).toEqual([
      'state-ledger.yaml:2:3: environments.shop-prod: expected an environment with id shop-prod, got none; bring its folder back; if it is to go, destroy network in this order while the folder is there, then run "strata state ledger --write --forget shop-prod"',
    ]);
  });

  it("does not take an environment for gone that was only not selected", () => {
    const files = { ...PRODUCTION, "shop/test/environment.yaml": environmentYaml("shop-test", LISTED) };

    expect(loadFiles({ ...files, "state-ledger.yaml": ledgerText }, { select: ["shop/test"] })).toMatchObject(
      {
        problems: [],
        warnings: [],
      },
    );
  });

  it.each([
    { fault: "a syntax fault", files: { "shop/prod/environment.yaml": "id: shop-prod\n\tregion: x" } },
    {
      fault: "a syntax fault before its id",
      files: { "shop/prod/environment.yaml": "a: [\nid: shop-prod\n" },
    },
    {
      fault: "an id that is none",
      files: { "shop/prod/environment.yaml": environmentYaml("Shop_Prod", LISTED) },
    },
    {
      fault: "no id",
      files: { "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED).replace(/^id.*\n/, "") },
    },
    {
      fault: "no account",
      files: {
        "shop/prod/environment.yaml": environmentYaml("shop-prod", LISTED).replace(/account.*\n/, ""),
      },
    },
    {
      fault: "a file of another name",
      files: { "shop/prod/environment.yml": environmentYaml("shop-prod", LISTED) },
    },
    { fault: "a shared file with a syntax fault", files: { ...PRODUCTION, "shop/defaults.yaml": "tags: [" } },
  ])("says nothing of the resources of an environment that does not load: $fault", ({ files }) => {
    const other = { "other/environment.yaml": environmentYaml("other", LISTED) };
    const result = loadFiles({ ...other, ...files, "state-ledger.yaml": ledgerText } as Record<
      string,
      string
    >);
    const said = [...problemLines(result), ...warningLines(result)].join("\n");

    expect(result.problems).not.toEqual([]);
    expect(said).not.toMatch(/destroy|forget|--write|state-ledger/);
  });

  it("gives each environment the subnets that the ledger holds for it", () => {
    const { environments } = loadFiles(
      { ...PRODUCTION, "state-ledger.yaml": ledgerText },
      { ledger: "rewrite" },
    );
    expect(environments[0]?.environment.heldSubnets).toEqual({ "app-a": "10.0.0.0/20" });
  });

  it("merges overrides over the selected environments, and over no others", () => {
    const { environments } = loadFiles(
      { ...PRODUCTION, "shop/test/environment.yaml": environmentYaml("shop-test", LISTED) },
      { select: ["shop/prod"], overrides: { network: { nat: "none" } } },
    );
    expect(environments.map(({ environment }) => environment.settings.network)).toEqual([
      expect.objectContaining({ nat: "none", cidr: "10.0.0.0/16" }),
    ]);
  });
});
