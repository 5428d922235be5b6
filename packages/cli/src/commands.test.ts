import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentYaml, SHOP, Shop } from "./shop.fixture";

const shop = new Shop();
const PRODUCTION = "environments/shop/production/environment.yaml";
const STATE = "s3://shop-111122223333-eu-west-1-state/shop";

describe("strata list", () => {
  it("shows environments with their accounts, regions and layers, and gives a program their stacks", async () => {
    const { exitCode, stdout } = await shop.strata("list shop/staging");
    const [listed] = JSON.parse((await shop.strata("list shop/staging --json")).stdout);

    expect(exitCode).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "environment   id            account       region     layers",
      "shop/staging  shop-staging  111122223333  eu-west-1  network cluster data edge addons",
    ]);
    expect(listed).toMatchObject({ environment: "shop/staging", posture: "standard" });
    expect(listed.units[0]).toEqual({ layer: "network", stack: "shop-staging-network" });
  });
});

describe("strata graph", () => {
  it("shows who reads whom, and where each unit keeps its state", async () => {
    const { exitCode, stdout, complaints } = await shop.strata("graph shop/production");

    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: [] });
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        "shop/production",
        "cluster  network                       EKS control plane, nodes, add-ons, access",
        expect.stringMatching(/^data {5}network, cluster {14}Databases, caches, /),
        "state in s3://shop-111122223333-eu-west-1-state",
        "cluster  13 outputs  shop/production/cluster/terraform.tfstate",
      ]),
    );
  });

  it("gives a program the units in order, with what each promises", async () => {
    const [graph, ...others] = JSON.parse((await shop.strata("graph shop-staging --json")).stdout);

    expect(others).toEqual([]);
    expect(graph).toMatchObject({ environment: "shop/staging", id: "shop-staging" });
    expect(graph.units.map(({ layer, reads }: { layer: string; reads: string[] }) => [layer, reads])).toEqual(
      [
        ["network", []],
        ["cluster", ["network"]],
        ["data", ["network", "cluster"]],
        ["edge", ["network", "data"]],
        ["addons", ["network", "cluster", "data", "edge"]],
      ],
    );
    expect(graph.units[4]).toEqual({
      stack: "shop-staging-addons",
      layer: "addons",
      description: "Namespaces, charts, roles of workloads, storage classes",
      reads: ["network", "cluster", "data", "edge"],
      outputs: ["workloads", "charts"],
      bucket: "shop-111122223333-eu-west-1-state",
      key: "shop/staging/addons/terraform.tfstate",
    });
  });
});

describe("strata cidr", () => {
  it("shows every address of the VPC once, free ranges included", async () => {
    const { stdout } = await shop.strata("cidr shop/production");

    expect(stdout.trimEnd().split("\n")).toEqual([
      "shop/production  10.20.0.0/16",
      "range           use     tier or reason  zone        addresses",
      "10.20.0.0/24    free                                256",
      "10.20.1.0/24    subnet  public          eu-west-1a  251",
      "10.20.2.0/24    subnet  public          eu-west-1b  251",
      "10.20.3.0/24    subnet  public          eu-west-1c  251",
      "10.20.4.0/22    free                                1,024",
      "10.20.8.0/21    free                                2,048",
      "10.20.16.0/20   subnet  private         eu-west-1a  4,091",
      "10.20.32.0/20   subnet  private         eu-west-1b  4,091",
      "10.20.48.0/20   subnet  private         eu-west-1c  4,091",
      "10.20.64.0/18   free                                16,384",
      "10.20.128.0/17  free                                32,768",
    ]);
  });

  it("gives a program the same blocks", async () => {
    const [plan] = JSON.parse((await shop.strata("cidr shop/production --json")).stdout);

    expect(plan).toMatchObject({ environment: "shop/production", vpc: "10.20.0.0/16" });
    expect(plan.blocks).toHaveLength(11);
    expect(plan.blocks[1]).toEqual({
      cidr: "10.20.1.0/24",
      use: "subnet",
      tier: "public",
      zone: "eu-west-1a",
      usable: 251,
    });
  });
});

describe("strata config", () => {
  it("check lists environments", async () => {
    expect(JSON.parse((await shop.strata("config check --json")).stdout)).toEqual(
      ["production", "staging"].map((name) => ({
        id: `shop-${name}`,
        path: `shop/${name}`,
        layers: ["network", "cluster", "data", "edge", "addons"],
      })),
    );
  });

  it("check warns of an exception in its last month, and is content", async () => {
    const soon = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const exception = `{ rule: vpc-flow-log, resource: aws_vpc.vpc, accepts: none, reason: trial, expires: ${soon} }`;
    const expiring = new Shop({
      ...SHOP,
      "shop/production/environment.yaml": environmentYaml(
        "shop-production",
        `exceptions:\n  - ${exception}\n`,
      ),
    });

    expect(await expiring.strata("config check shop/production")).toMatchObject({
      exitCode: 0,
      complaints: [
        `warning: ${PRODUCTION}:6:89: exceptions.0.expires: expected the exception to vpc-flow-log for aws_vpc.vpc to hold for more than 30 days, got 10 left, until ${soon}`,
      ],
    });
  });

  it("explain says who set a value, and what that overrode", async () => {
    expect((await shop.strata("config explain shop/staging network.nat")).stdout.split("\n")).toEqual([
      'network.nat: "one"  (environments/shop/staging/environment.yaml:4:37)',
      '  overrode "perZone"  (environments/defaults.yaml:7:8)',
    ]);
    expect(JSON.parse((await shop.strata("config explain shop-staging posture --json")).stdout)).toEqual({
      path: "posture",
      value: "standard",
      origin: { file: "environments/shop/staging/environment.yaml", line: 5, col: 10 },
      overrode: [{ value: "production", origin: { file: "environments/defaults.yaml", line: 1, col: 10 } }],
      entries: [],
      refersTo: [],
      referredBy: [],
    });
  });

  it("kinds lists what settings may hold, and shows one kind whole", async () => {
    const { stdout } = await shop.strata("config kinds");
    const caches = (await shop.strata("config kinds data.caches")).stdout.split("\n");

    expect(stdout).toMatch(/^data\.caches +In-memory stores/m);
    expect(caches).toEqual(
      expect.arrayContaining([
        "    cache: {id}-{entry}  (set by identifier)",
        "    caches.*.tier: network.tiers",
        "    data.caches.<name>.readerAddress",
      ]),
    );
    expect(JSON.parse((await shop.strata("config kinds data.caches --json")).stdout)).toMatchObject([
      { kind: "data.caches", form: "entries", title: "cache" },
    ]);
    expect(await shop.strata("config kinds data.cache")).toMatchObject({
      exitCode: 1,
      complaints: ['data.cache: expected a kind of the project\'s layers; did you mean "data.caches"?'],
    });
  });

  it("explain refuses an unknown setting with the nearest", async () => {
    expect(await shop.strata("config explain shop/staging network.nta")).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: ['network.nta: expected a setting of network, got "nta"; did you mean "nat"?'],
    });
  });

  it("diff compares effective settings", async () => {
    const { stdout } = await shop.strata("config diff shop/production shop/staging --json");

    expect(JSON.parse(stdout)).toEqual([
      { path: "id", a: "shop-production", b: "shop-staging" },
      { path: "network.cidr", a: "10.20.0.0/16", b: "10.21.0.0/16" },
      { path: "network.nat", a: "perZone", b: "one" },
      { path: "network.tiers.private.table", a: "zonal", b: "shared" },
      { path: "posture", a: "production", b: "standard" },
    ]);
  });
});

describe("strata state ledger", () => {
  it("names each unit that is not recorded, records all, and then is content", async () => {
    const fresh = new Shop();
    const stale = await fresh.strata("state ledger");

    expect(stale).toMatchObject({ exitCode: 1, stdout: "" });
    expect(stale.complaints).toHaveLength(10);
    expect(stale.complaints[0]).toBe(
      `environments/state-ledger.yaml:1:1: shop-production.units.network: expected ${STATE}/production/network/terraform.tfstate, got no entry; record it with strata state ledger --write`,
    );
    expect(existsSync(join(fresh.environments, "state-ledger.yaml"))).toBe(false);

    const written = JSON.parse((await fresh.strata("state ledger --write --json")).stdout);
    expect(written).toMatchObject({ file: expect.stringMatching(/state-ledger\.yaml$/), state: "written" });
    expect(written.differences).toHaveLength(10);
    expect(readFileSync(join(fresh.environments, "state-ledger.yaml"), "utf8")).toContain(
      "  shop-staging:\n    units:\n      network:\n        bucket: shop-111122223333-eu-west-1-state\n        key: shop/staging/network/terraform.tfstate\n",
    );
    expect(JSON.parse((await fresh.strata("state ledger --json")).stdout)).toMatchObject({
      state: "current",
      differences: [],
    });
  });
});
