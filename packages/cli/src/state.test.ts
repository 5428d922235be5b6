import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { environmentYaml, SHOP, SHOP_DEFAULTS, Shop } from "./shop.fixture";

const STAGING = "shop/staging/environment.yaml";
const STATE = "s3://shop-111122223333-eu-west-1-state/shop";

/** A shop whose environments are recorded. */
let shop: Shop;
/** The ledger as it was recorded. */
let before: string;

const ledger = (): string => readFileSync(join(shop.environments, "state-ledger.yaml"), "utf8");
const staging = (from: string | RegExp, to: string): void =>
  shop.write({ [STAGING]: String(SHOP[STAGING]).replace(from, to) });

const DEFAULTS = SHOP_DEFAULTS.replace(
  "data:\n  keys:\n",
  "data:\n  keys:\n    spare: { description: Spare }\n",
);

beforeEach(async () => {
  shop = new Shop({ ...SHOP, "defaults.yaml": DEFAULTS });
  await shop.strata("state ledger --write");
  before = ledger();
});

describe("strata state ledger --write", () => {
  it("adds an environment, and changes nothing that is recorded", async () => {
    shop.write({ "shop/test/environment.yaml": environmentYaml("shop-test").replace("10.20", "10.22") });

    expect(await shop.strata("state ledger --write")).toMatchObject({ exitCode: 0, complaints: [] });
    const [, ...added] = ledger().split("  shop-test:\n");
    expect(added).toHaveLength(1);
    expect(ledger().replace(`  shop-test:\n${added[0]}`, "")).toBe(before);
  });

  it.each([
    {
      what: "the VPC of a recorded environment",
      change: () => staging("10.21.0.0/16", "10.41.0.0/16"),
      says: 'network.cidr: expected "10.21.0.0/16"',
    },
    {
      what: "a folder that was renamed",
      change: () =>
        renameSync(join(shop.environments, "shop/staging"), join(shop.environments, "shop/stage")),
      says: `expected state at ${STATE}/staging/network/terraform.tfstate`,
    },
    {
      what: "a layer that was taken out",
      change: () => staging("posture: standard", "posture: standard\nlayers: [network, cluster]"),
      says: "layers: expected data, edge, addons among them",
    },
    {
      what: "an environment whose folder is gone",
      change: () => rmSync(join(shop.environments, "shop/staging"), { recursive: true }),
      says: "environments.shop-staging: expected an environment with id shop-staging, got none",
    },
    {
      what: "an id that was changed",
      change: () => staging("id: shop-staging", "id: shop-stage"),
      says: 'id: expected "shop-staging"',
    },
    {
      what: "a key that was taken out",
      change: () => shop.write({ "defaults.yaml": SHOP_DEFAULTS }),
      says: "data.keys: expected the key spare",
    },
  ])("keeps what is recorded of $what, and says what it differs in", async ({ change, says }) => {
    change();
    const { exitCode, complaints } = await shop.strata("state ledger --write");

    expect(exitCode).toBe(1);
    expect(complaints.join("\n")).toContain(says);
    for (const line of before.split("\n")) expect(ledger()).toContain(line);
  });
});

describe("strata state ledger --moved", () => {
  it("takes the place of one unit, or of all, and says that nothing moves the state", async () => {
    renameSync(join(shop.environments, "shop/staging"), join(shop.environments, "shop/stage"));

    const one = await shop.strata("state ledger --write --moved shop-staging-network");
    expect(one.stdout.split("\n")[0]).toBe(
      `shop-staging-network: its state is looked for at ${STATE}/stage/network/terraform.tfstate, no longer at ${STATE}/staging/network/terraform.tfstate. Nothing moves it: if it is not there, the next apply creates everything a second time`,
    );
    expect(one.exitCode).toBe(1);
    expect(await shop.strata("state ledger --write --moved shop/stage")).toMatchObject({ exitCode: 0 });
    expect(ledger()).toBe(before.replaceAll("key: shop/staging/", "key: shop/stage/"));
    expect(await shop.strata("config check")).toMatchObject({ exitCode: 0, complaints: [] });
  });
});

describe("strata state ledger --forget", () => {
  it("forgets a layer that is not listed any more, with what was recorded of it", async () => {
    staging("posture: standard", "posture: standard\nlayers: [network, cluster, data, edge]");
    const { exitCode, stdout } = await shop.strata("state ledger --write --forget shop-staging-addons");

    expect(exitCode).toBe(0);
    expect(stdout.split("\n")[0]).toBe(
      `shop-staging-addons: forgotten. Whatever ${STATE}/staging/addons/terraform.tfstate still holds is looked after by nobody`,
    );
    expect(ledger()).not.toContain("staging/addons");
    expect(await shop.strata("config check")).toMatchObject({ exitCode: 0, complaints: [] });
  });

  it("forgets an environment whose folder is gone", async () => {
    rmSync(join(shop.environments, "shop/staging"), { recursive: true });

    expect(await shop.strata("state ledger --write --forget shop-staging")).toMatchObject({ exitCode: 0 });
    expect(ledger()).not.toContain("shop-staging");
  });
});

describe("orders about units that do not fit", () => {
  it.each([
    {
      command: "state ledger --write --forget shop-staging-addons",
      says: "--forget: expected a unit that no environment lists, got shop-staging-addons; destroy it, take addons out of the layers of shop/staging, then forget it",
    },
    {
      command: "state ledger --write --forget shop-stagin",
      says: '--forget: expected a unit of the ledger, or the id or folder of an environment, got "shop-stagin"; did you mean',
    },
    {
      command: "state ledger --write --moved shop-staging-network",
      says: "--moved: expected a unit whose state the settings have elsewhere, got shop-staging-network, which the ledger has in its place",
    },
    {
      command: "state ledger --moved shop-staging-network",
      says: "--moved and --forget: expected --write beside them, got none",
    },
    {
      command: "state accept shop/staging network.cidr",
      says: 'expected a setting that the ledger has otherwise, got "network.cidr", and it has all as they are',
    },
    { command: "state accept shop", says: "shop: expected exactly one environment, got 2" },
  ])("are refused, and write nothing: $command", async ({ command, says }) => {
    const { exitCode, complaints } = await shop.strata(command);

    expect(exitCode).toBe(1);
    expect(complaints.join("\n")).toContain(says);
    expect(ledger()).toBe(before);
  });

  it("are refused for a place where the ledger has the state of another unit", async () => {
    const other = String(SHOP[STAGING]).replace("shop-staging", "shop-production");
    shop.write({
      [STAGING]: other,
      "shop/production/environment.yaml": environmentYaml("shop-staging", "posture: standard\n"),
    });

    const { exitCode, complaints } = await shop.strata("state ledger --write --moved shop-staging-network");
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      `--moved: expected a place of its own for shop-staging-network, got ${STATE}/production/network/terraform.tfstate, where the ledger has the state of shop-production-network`,
    ]);
    expect(ledger()).toBe(before);
  });

  it("are refused for an environment that is not recorded", async () => {
    shop.write({ "shop/test/environment.yaml": environmentYaml("shop-test").replace("10.20", "10.22") });

    expect((await shop.strata("state accept shop/test network.cidr")).complaints).toEqual([
      'shop/test: expected an environment of the ledger, got "shop-test", which it does not have; record it with strata state ledger --write',
    ]);
  });
});

describe("strata state accept", () => {
  it("takes a refused change, with the subnets that follow it, and says what the next apply does", async () => {
    staging("10.21.0.0/16", "10.41.0.0/16");
    expect(await shop.strata("config check shop/staging")).toMatchObject({
      exitCode: 1,
      complaints: [expect.stringContaining("strata state accept shop/staging network.cidr goes ahead")],
    });

    const { exitCode, stdout } = await shop.strata("state accept shop/staging network.cidr");
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")[0]).toBe(
      'shop-staging: network.cidr: "10.21.0.0/16", now "10.41.0.0/16": another range makes another VPC, and everything in it is replaced',
    );
    expect(ledger()).toBe(before.replaceAll("10.21.", "10.41."));
    expect(await shop.strata("config check")).toMatchObject({ exitCode: 0, complaints: [] });
    expect(await shop.strata("state ledger")).toMatchObject({ exitCode: 0 });
  });

  it("moves subnets that exist, whose place the settings have otherwise", async () => {
    shop.write({
      "defaults.yaml": DEFAULTS.replace("public: { bits: 24, at: 0.0.1.0", "public: { bits: 24, at: 0.0.8.0"),
    });
    const { complaints } = await shop.strata("config check shop/staging");
    expect(complaints[0]).toContain(
      "network.tiers.public.at.a: expected 10.21.1.0, since public-a exists as 10.21.1.0/24 (zone a), got 10.21.8.0; keep the position, or add a tier at the new one; strata state accept shop/staging network.tiers.public goes ahead all the same",
    );

    const { exitCode, stdout } = await shop.strata("state accept shop/staging network.tiers.public");
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")[0]).toBe(
      "shop-staging: network.tiers.public: subnet public-a with 10.21.1.0/24, now 10.21.8.0/24: it is destroyed, which EC2 refuses while anything is in it",
    );
    expect(await shop.strata("config check shop/staging")).toMatchObject({ exitCode: 0, complaints: [] });
    expect(ledger()).toContain("public-c: 10.21.10.0/24");
  });

  it("records what may change freely, and leaves what is refused to be named", async () => {
    staging("posture: standard", 'posture: standard\ncluster: { name: shop, version: "1.36" }');

    expect(JSON.parse((await shop.strata("state accept shop/staging --json")).stdout)).toMatchObject({
      accepted: [expect.stringMatching(/^shop-staging: cluster\.version: "1\.35", now "1\.36"/)],
    });
    expect(ledger()).toBe(before.replace(/(shop-staging:[\s\S]*cluster\.version: )"1.35"/, '$1"1.36"'));
    expect(await shop.strata("config check shop/staging")).toMatchObject({
      complaints: [expect.stringContaining("cluster.name: expected")],
    });
  });

  it("records an entry that went", async () => {
    shop.write({
      [STAGING]: String(SHOP[STAGING]).replace(
        "posture: standard",
        "posture: standard\ndata: { keys: { spare: null } }",
      ),
    });

    expect(await shop.strata("state accept shop/staging data.keys.spare")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("data.keys.spare: a key, now nothing: whatever is encrypted with it"),
    });
    expect(await shop.strata("config check")).toMatchObject({ exitCode: 0, complaints: [] });
  });
});
