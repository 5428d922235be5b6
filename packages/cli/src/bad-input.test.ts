import { existsSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { filesOf, linesOf } from "./bad-input/fault.fixture";
import { FAULTS } from "./bad-input.fixture";
import { environmentYaml, type Run, SHOP, SHOP_DEFAULTS, Shop, SLOW_MS } from "./shop.fixture";

/** Every file below a folder. */
function tree(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).sort() : [];
}

describe.each<{ command: string; run: (shop: Shop) => Promise<Run> }>([
  { command: "strata config check", run: (shop) => shop.strata("config check") },
  { command: "strata synth", run: (shop) => shop.strata("synth") },
  { command: "the app, which stock cdktf runs", run: (shop) => shop.app() },
])("$command", ({ run }) => {
  const shop = new Shop(filesOf(FAULTS));
  const before = tree(shop.folder);
  const seen: { run: Run } = { run: { exitCode: -1, stdout: "", complaints: [] } };

  beforeAll(async () => {
    seen.run = await run(shop);
  }, SLOW_MS);

  it.each(FAULTS)("names the place and the mend of $fault", (fault) => {
    expect(linesOf(fault, seen.run.complaints)).toEqual(fault.lines);
  });

  it("says one line for each fault, no more, and exits with 1", () => {
    expect(seen.run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(seen.run.complaints).toHaveLength(FAULTS.flatMap(({ lines }) => lines).length);
    expect(seen.run.complaints.filter((line) => /^\s+at /.test(line))).toEqual([]);
  });

  it("writes nothing", () => {
    expect(tree(shop.folder)).toEqual(before);
  });
});

describe("every other command that reads environments", () => {
  const shop = new Shop({ "defaults.yaml": SHOP_DEFAULTS, "shop/environment.yaml": environmentYaml("Shop") });
  const before = tree(shop.folder);

  it.each([
    { command: "graph" },
    { command: "cidr" },
    { command: "check" },
    { command: "state ledger --write" },
    { command: "config explain shop network.cidr" },
    { command: "config diff shop shop" },
  ])("says the same, writes nothing, and exits with 1: $command", async ({ command }) => {
    expect(await shop.strata(command)).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: [
        'environments/shop/environment.yaml:1:5: id: expected a lower-case name such as "shop-production", got "Shop"',
      ],
    });
    expect(tree(shop.folder)).toEqual(before);
  });
});

describe("names of environments", () => {
  it.each([
    { name: "shop/prodction", mend: 'did you mean "shop/production"?' },
    { name: "shop-stagin", mend: 'did you mean "shop-staging"?' },
    { name: "elsewhere", mend: "known: shop/production, shop/staging" },
  ])("that are unknown get the nearest: $name", async ({ name, mend }) => {
    expect(await new Shop().strata(`synth ${name}`)).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: [
        `environments:1:1: expected the folder or id of an environment, or a glob over folders, got "${name}"; ${mend}`,
      ],
    });
  });

  it("that select several where one is needed are refused", async () => {
    expect((await new Shop().strata("config explain shop network.cidr")).complaints).toEqual([
      "shop: expected one environment, got 2: shop/production, shop/staging",
    ]);
  });

  it("keep the faults of other environments out", async () => {
    const shop = new Shop({ ...SHOP, "shop/broken/environment.yaml": "id: [\n" });

    expect(await shop.strata("config check shop/staging")).toEqual({
      exitCode: 0,
      stdout: "shop/staging  shop-staging  network, cluster, data, edge, addons\n1 environment, no faults",
      complaints: [],
    });
  });
});

describe("the state ledger", () => {
  const at = (key: string): string =>
    `environments:\n  shop-production:\n    units:\n      network:\n        bucket: shop-111122223333-eu-west-1-state\n        key: ${key}\n`;

  it("refuses a unit whose state would be looked for elsewhere", async () => {
    const shop = new Shop({ ...SHOP, "state-ledger.yaml": at("old/network/terraform.tfstate") });
    const bucket = "s3://shop-111122223333-eu-west-1-state";

    for (const command of ["config check", "synth"]) {
      expect(await shop.strata(command)).toEqual({
        exitCode: 1,
        stdout: "",
        complaints: [
          `environments/defaults.yaml:3:1: shop-production-network: expected state at ${bucket}/old/network/terraform.tfstate, as environments/state-ledger.yaml:4:7 has it, got ${bucket}/shop/production/network/terraform.tfstate; move it with "aws s3 mv ${bucket}/old/network/terraform.tfstate ${bucket}/shop/production/network/terraform.tfstate", then run "strata state ledger --write --moved shop-production-network", and "terraform init -reconfigure" where the unit was initialised`,
        ],
      });
    }
    expect(tree(shop.output)).toEqual([]);
  });

  it("refuses a ledger that is none", async () => {
    const shop = new Shop({
      ...SHOP,
      "state-ledger.yaml": "environments:\n  shop-production: { unit: {} }\n",
    });

    expect((await shop.strata("state ledger")).complaints).toEqual([
      'environments/state-ledger.yaml:2:22: environments.shop-production.unit: expected a known key, got "unit"; did you mean "units"?',
    ]);
  });
});

describe("the checkout", () => {
  it("may have no folder of environments", async () => {
    const shop = new Shop({});

    expect(await shop.strata("synth")).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: ["environments:1:1: expected a folder of environments, got no such folder"],
    });
  });
});
