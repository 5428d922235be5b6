import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../report/problem";
import { environmentYaml, loadFiles, problemLines, shopLayers, writeEnvironments } from "../shop.fixture";
import { loadEnvironments } from "./load-environments";

describe("one environment", () => {
  const files = {
    "defaults.yaml":
      'state: { bucket: "shop-{account}" }\ntags: { Owner: all, Unit: shop }\nnetwork: { nat: none, zones: [a] }\n',
    "shop/defaults.yaml":
      "posture: standard\nregions: [eu-west-1, eu-central-1]\nnetwork:\n  nat: perZone\n  tiers: { app: { bits: 4 }, old: { bits: 8 } }\n",
    "shop/prod/environment.yaml": environmentYaml("shop-prod", "tags: { Owner: me, Unit: null }\n"),
    "shop/prod/network.yaml": "tiers:\n  app: { public: true }\n  old: null\n",
  };
  const { environments, problems, warnings } = loadFiles(files);
  const [loaded] = environments;

  it("is merged from the furthest to the nearest file, with defaults of the schemas", () => {
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(loaded?.environment).toEqual({
      id: "shop-prod",
      path: "shop/prod",
      heldSubnets: {},
      account: "111122223333",
      region: "eu-west-1",
      posture: "standard",
      layers: ["network", "data", "apps"],
      tags: { Owner: "me" },
      state: {
        network: {
          bucket: "shop-111122223333",
          key: "shop/prod/network/terraform.tfstate",
          region: "eu-west-1",
        },
        data: { bucket: "shop-111122223333", key: "shop/prod/data/terraform.tfstate", region: "eu-west-1" },
        apps: { bucket: "shop-111122223333", key: "shop/prod/apps/terraform.tfstate", region: "eu-west-1" },
      },
      providers: { aws: ">= 5.100.0, < 7.0.0" },
      platforms: ["linux_amd64", "linux_arm64", "darwin_arm64"],
      regions: ["eu-central-1", "us-east-1"],
      exceptions: [],
      settings: {
        network: {
          cidr: "10.0.0.0/16",
          zones: ["a"],
          nat: "perZone",
          flowLogs: true,
          tiers: { app: { bits: 4, public: true } },
        },
        data: { stores: {} },
        apps: { charts: {} },
      },
    });
  });

  it.each([
    { path: ["tags", "Owner"], at: "environments/shop/prod/environment.yaml:5:16" },
    { path: ["network", "nat"], at: "environments/shop/defaults.yaml:4:8" },
    { path: ["network", "zones"], at: "environments/defaults.yaml:3:23" },
    { path: ["network", "tiers", "app", "public"], at: "environments/shop/prod/network.yaml:2:18" },
    { path: ["network", "tiers", "app", "bits"], at: "environments/shop/defaults.yaml:5:25" },
    { path: ["network", "flowLogs"], at: "environments/shop/prod/network.yaml:1:1" },
    { path: ["platforms"], at: "environments/shop/prod/environment.yaml:1:1" },
  ])("knows that $path comes from $at", ({ path, at }) => {
    const origin = loaded?.origins.at(path);
    expect(`${origin?.file}:${origin?.line}:${origin?.col}`).toBe(at);
  });

  it("needs an id, an account, a region and a CIDR, no more", () => {
    expect(loadFiles({ "a/environment.yaml": environmentYaml("a") }).problems).toEqual([]);
  });

  it("lists what it has in the registry's order, whatever the order of its list", () => {
    const yaml = environmentYaml("a", "layers: [audit, data, network]\naudit: { trail: main }\n");
    const [a] = loadFiles({ "a/environment.yaml": yaml }).environments;
    expect(a?.environment.layers).toEqual(["network", "data", "audit"]);
    expect(Object.keys(a?.environment.settings ?? {})).toEqual(["network", "data", "audit"]);
  });

  it("may inherit settings of a layer that it does not list, complete or not", () => {
    const result = loadFiles({ "a/environment.yaml": environmentYaml("a", "audit: { days: 30 }\n") });
    expect(result.problems).toEqual([]);
    expect(result.environments[0]?.environment.settings).not.toHaveProperty("audit");
  });

  it("is warned of a removal that removes nothing", () => {
    const { warnings } = loadFiles({ "a/environment.yaml": environmentYaml("a", "tags:\n") });
    expect(warnings.map(formatProblem)).toEqual([
      "environments/a/environment.yaml:5:1: tags: expected an inherited value to remove, got none; give it a value, or remove the line",
    ]);
  });
});

describe("two environments", () => {
  it("may not have one id", () => {
    const result = loadFiles({
      "a/environment.yaml": environmentYaml("x"),
      "b/environment.yaml": environmentYaml("x"),
    });
    expect(problemLines(result)).toEqual([
      'b/environment.yaml:1:5: id: expected an id of its own, got "x", which a id has too (environments/a/environment.yaml:1:5)',
    ]);
  });

  it("may not have one state object", () => {
    const state = 'state: { bucket: shop-state, key: "{layer}.tfstate" }\nlayers: [network]\n';
    const result = loadFiles({
      "defaults.yaml": state,
      "a/environment.yaml": environmentYaml("a"),
      "b/environment.yaml": environmentYaml("b"),
    });
    expect(problemLines(result)).toEqual([
      'defaults.yaml:1:35: state.key: expected a state object of its own for network, got "s3://shop-state/network.tfstate", which a state.key has too (environments/defaults.yaml:1:35)',
    ]);
  });

  it("may not claim one name in the world, nor may one environment claim it twice", () => {
    const stores = (keys: readonly string[]): string =>
      `data:\n  stores:\n${keys.map((key) => `    ${key}: { mode: managed, name: shop-logs }\n`).join("")}`;
    const result = loadFiles({
      "a/environment.yaml": environmentYaml("a", stores(["logs"])),
      "b/environment.yaml": environmentYaml("b", stores(["one", "two"])),
    });
    const got =
      'expected a name of its own as S3 bucket, got "shop-logs", which a data.stores.logs.name has too (environments/a/environment.yaml:7:34)';
    expect(problemLines(result)).toEqual([
      `b/environment.yaml:7:33: data.stores.one.name: ${got}`,
      `b/environment.yaml:8:33: data.stores.two.name: ${got}`,
    ]);
  });
});

describe("a selection", () => {
  const files = {
    "shop/prod/environment.yaml": environmentYaml("shop-prod"),
    "shop/stage/environment.yaml": environmentYaml("shop-stage"),
    "till/prod/environment.yaml": environmentYaml("till-prod", "posture: none\n"),
    "till/empty/network.yaml": "nat: one\n",
  };

  it.each([
    { select: ["shop/prod"], ids: ["shop-prod"] },
    { select: ["environments/shop/prod/"], ids: ["shop-prod"] },
    { select: ["shop-stage"], ids: ["shop-stage"] },
    { select: ["shop"], ids: ["shop-prod", "shop-stage"] },
    { select: ["shop/*"], ids: ["shop-prod", "shop-stage"] },
    { select: ["*/stage", "shop-prod"], ids: ["shop-prod", "shop-stage"] },
    { select: ["environments/shop/prod/environment.yaml"], ids: ["shop-prod"] },
    { select: ["environments/shop/defaults.yaml"], ids: ["shop-prod", "shop-stage"] },
  ])("$select takes $ids, whatever is wrong elsewhere", ({ select, ids }) => {
    const { environments, problems } = loadFiles(files, { select });
    expect(problems).toEqual([]);
    expect(environments.map(({ environment }) => environment.id)).toEqual(ids);
  });

  it("reports the faults of what it takes", () => {
    expect(problemLines(loadFiles(files, { select: ["till"] }))).toEqual([
      "till/empty/environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
      'till/prod/environment.yaml:5:10: posture: expected one of "production", "standard", got "none"',
    ]);
  });

  it.each(["", " ", "[", "x".repeat(70_000)])("that is no name gets one line: %j", (name) => {
    const written = JSON.stringify(name);
    const shown = written.length > 80 ? `${written.slice(0, 81)}"…` : written;
    expect(problemLines(loadFiles(files, { select: [name] }))).toEqual([
      expect.stringContaining(
        `expected the folder or id of an environment, or a glob over folders, got ${shown};`,
      ),
    ]);
  });

  it.each([
    { select: ["shop/prd"], mend: 'did you mean "shop/prod"?' },
    { select: ["shop-stag"], mend: 'did you mean "shop-stage"?' },
    { select: ["kangaroo/*"], mend: "known: shop/prod, shop/stage, till/prod" },
  ])("of $select names what is near", ({ select, mend }) => {
    const got = `got ${JSON.stringify(select[0])}; ${mend}`;
    const { environments, problems } = loadFiles(files, { select });
    expect(environments).toEqual([]);
    expect(problems.map(formatProblem)).toEqual([
      `environments:1:1: expected the folder or id of an environment, or a glob over folders, ${got}`,
    ]);
  });

  it("is told of a clash with an environment that it leaves out, at its own place", () => {
    const clash = { "a/environment.yaml": environmentYaml("x"), "b/environment.yaml": environmentYaml("x") };
    expect(problemLines(loadFiles(clash, { select: ["a"] }))).toEqual([
      'a/environment.yaml:1:5: id: expected an id of its own, got "x", which b id has too (environments/b/environment.yaml:1:5)',
    ]);
  });
});

describe("many environments", () => {
  it("are forty as well as two, and share the files above them", () => {
    const tiers = Array.from({ length: 12 }, (_, i) => `    tier-${i}: { bits: 6 }\n`).join("");
    const names = Array.from({ length: 40 }, (_, i) => `env-${i}`);
    const root = writeEnvironments({
      "defaults.yaml": 'state: { bucket: "shop-{account}" }\n',
      "shop/defaults.yaml": `network:\n  tiers:\n${tiers}`,
      ...Object.fromEntries(names.map((name) => [`shop/${name}/environment.yaml`, environmentYaml(name)])),
    });
    const { environments } = loadEnvironments({ root, layers: shopLayers });
    expect(environments.map(({ environment }) => environment.id).sort()).toEqual([...names].sort());
    for (const { environment } of environments)
      expect(environment.settings).toMatchObject({ network: { tiers: { "tier-11": { bits: 6 } } } });
  });

  it("are none where the folder does not exist", () => {
    const root = writeEnvironments({});
    rmSync(root, { recursive: true });
    for (const select of [undefined, ["shop/prod"]]) {
      const { problems } = loadEnvironments({ root, layers: shopLayers, ...(select ? { select } : {}) });
      expect(problems.map(formatProblem)).toEqual([
        "environments:1:1: expected a folder of environments, got no such folder",
      ]);
    }
  });
});
