import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { environmentYaml, type Run, SHOP, SHOP_DEFAULTS, Shop, SLOW_MS } from "./shop.fixture";

const LEAF = "environments/shop/production/environment.yaml";

/** A production environment that breaks required settings on known lines, from line 5. */
const faulty = environmentYaml(
  "shop-production",
  `data:
  databases:
    main:
      mode: managed
      engineVersion: "16"
      instanceClass: db.m7g.large
      storageGiB: 20
      maxStorageGiB: 100
      tier: private
      deletionProtection: false
      multiAz: false
  secrets:
    cart: { description: Cart, recoveryDays: 0 }
cluster:
  endpoint: { public: { cidrs: [0.0.0.0/0] } }
edge:
  zone: { queryLog: null }
exceptions:
  - { rule: rds-multi-zone, resource: aws_db_instance.databases_main, accepts: "false", reason: cheap, basis: SHOP-1 }
  - { rule: vpc-flow-log, resource: aws_vpc.vpc, accepts: none, reason: none, basis: SHOP-2 }
  - { rule: secret-recovery, resource: aws_secretsmanager_secret.*, accepts: "3", reason: few, basis: SHOP-4 }
`,
);

describe("strata check", () => {
  const shop = new Shop({ ...SHOP, "shop/production/environment.yaml": faulty });
  const seen: { text: Run; json: Run } = {
    text: { exitCode: -1, stdout: "", complaints: [] },
    json: { exitCode: -1, stdout: "", complaints: [] },
  };

  beforeAll(async () => {
    [seen.text, seen.json] = await Promise.all([
      shop.strata("check"),
      shop.strata("check shop/production --json"),
    ]);
  }, SLOW_MS);

  it("places each finding at the setting to change, with the resource, the rule and its reason", () => {
    expect(seen.text.stdout.split("\n")).toEqual([
      `${LEAF}:19:15: cluster.endpoint.public: expected vpc_config.endpoint_public_access false, got true`,
      "  cluster aws_eks_cluster.cluster: eks-cluster-no-public-endpoint (P: posture production): the API server is out of reach of the internet",
      `${LEAF}:19:25: cluster.endpoint.public.cidrs: expected vpc_config.public_access_cidrs a list without 0.0.0.0/0, got ["0.0.0.0/0"]`,
      "  cluster aws_eks_cluster.cluster: eks-cluster-public-cidrs (M: every environment): a public endpoint is for known addresses only",
      `${LEAF}:14:27: data.databases.main.deletionProtection: expected deletion_protection true, got false`,
      "  data aws_db_instance.databases_main: rds-deletion-protected (P: posture production): an accidental destroy fails here",
      `${LEAF}:21:21: edge.zone.queryLog: expected an aws_route53_query_log with this as its zone_id, got none`,
      "  edge aws_route53_zone.zone: zone-query-log (P: posture production): exfiltration shows in DNS queries",
      `${LEAF}:17:46: data.secrets.cart.recoveryDays: expected recovery_window_in_days absent or 7 to 30, got 0`,
      "  an exception accepts 3, and not this",
      "  data aws_secretsmanager_secret.secrets_cart: secret-recovery (P: posture production): a deleted secret can be brought back for a week",
      "shop/production: exception of aws_vpc.vpc from vpc-flow-log: matches no finding with what it accepts; remove it",
      "shop/production: exception of aws_secretsmanager_secret.* from secret-recovery: matches no finding with what it accepts; remove it",
      "shop/production: 5 findings, 1 excepted by name",
      "shop/staging: 0 findings, 0 excepted by name",
    ]);
  });

  it("fails with a count", () => {
    expect(seen.text).toMatchObject({
      exitCode: 1,
      complaints: ["5 findings, 2 exceptions that nothing needs"],
    });
  });

  it("gives a program the same", () => {
    expect(seen.json.exitCode).toBe(1);
    const [judged, ...others] = JSON.parse(seen.json.stdout);

    expect(others).toEqual([]);
    expect(Object.keys(judged)).toEqual(["environment", "open", "unknown", "excepted", "unused"]);
    expect(
      judged.open.map(({ place, settingPath }: Record<string, string>) => `${place} ${settingPath}`),
    ).toEqual([
      `${LEAF}:19:15 cluster.endpoint.public`,
      `${LEAF}:19:25 cluster.endpoint.public.cidrs`,
      `${LEAF}:14:27 data.databases.main.deletionProtection`,
      `${LEAF}:21:21 edge.zone.queryLog`,
      `${LEAF}:17:46 data.secrets.cart.recoveryDays`,
    ]);
    expect(judged.open[2]).toEqual({
      rule: "rds-deletion-protected",
      level: "P",
      verdict: "unmet",
      address: "aws_db_instance.databases_main",
      layer: "data",
      constructPath: "shop-production-data/databases/main/this",
      setting: "databases.deletionProtection",
      settingPath: "data.databases.main.deletionProtection",
      place: `${LEAF}:14:27`,
      message: "expected deletion_protection true, got false",
      got: "false",
      accepted: [],
      reason: "an accidental destroy fails here",
    });
    expect(judged.excepted).toEqual([
      { rule: "rds-multi-zone", address: "aws_db_instance.databases_main", basis: "SHOP-1" },
    ]);
    expect(judged.unused).toEqual([
      { rule: "vpc-flow-log", resource: "aws_vpc.vpc", accepts: "none", reason: "none", basis: "SHOP-2" },
      expect.objectContaining({ rule: "secret-recovery", accepts: "3" }),
    ]);
  });

  it("says once what every layer lacks, in the folder of the environment that lacks it", async () => {
    const files = { ...SHOP, "defaults.yaml": SHOP_DEFAULTS.replace(", Project: shop", "") };
    const { stdout } = await new Shop(files).strata("check shop/staging");
    const lines = stdout.split("\n");

    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^environments\/shop\/staging\/environment\.yaml:1:1: tags: expected default_tags with .*, got no Project in /,
    );
    expect(lines[1]).toMatch(
      /^ {2}network provider\.aws.*, addons provider\.aws[^:]*: provider-tags \(M: every environment\): /,
    );
    expect(lines[2]).toMatch(/^shop\/staging: \d+ findings, 0 excepted by name$/);
  });

  it("is content with sound environments", async () => {
    expect(await new Shop().strata("check")).toEqual({
      exitCode: 0,
      stdout: "shop/production: 0 findings, 0 excepted by name\nshop/staging: 0 findings, 0 excepted by name",
      complaints: [],
    });
  });

  it("judges a layer as it is planned, and says what is unknown until apply", async () => {
    const change = {
      actions: ["create"],
      after: { kms_key_id: "arn:aws:kms:eu-west-1:111122223333:key/1" },
      after_unknown: { retention_in_days: true },
      after_sensitive: {},
    };
    const type = "aws_cloudwatch_log_group";
    const expressions = { kms_key_id: { constant_value: "arn:aws:kms:eu-west-1:111122223333:key/1" } };
    const plan = {
      format_version: "1.2",
      planned_values: {},
      resource_changes: [{ mode: "managed", type, name: "web", change }],
      configuration: { root_module: { resources: [{ address: `${type}.web`, expressions }] } },
    };
    const shop = new Shop();
    const file = join(shop.environments, "edge.plan.json");
    writeFileSync(file, JSON.stringify(plan));

    expect(await shop.strata(`check shop/production --plan edge=${file}`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("retention_in_days is unknown until apply"),
    });
    expect(await shop.strata(`check --plan edge=${file}`)).toMatchObject({
      complaints: ["--plan: expected exactly one environment, got 2"],
    });
    expect(await shop.strata(`check shop/production --plan web=${file}`)).toMatchObject({
      complaints: [
        expect.stringMatching(/^--plan: expected <layer>=<file> with one of network, .*, got web=/),
      ],
    });
  });

  it("lets a folder share an exception that its own posture does not ask for", async () => {
    const staging = "shop/staging/environment.yaml";
    const shared = `exceptions:
  - { rule: vpc-nat-per-zone, resource: aws_vpc.vpc, accepts: "none in eu-west-1b, eu-west-1c", reason: one way out, basis: SHOP-3 }
`;
    const shop = new Shop({ ...SHOP, [staging]: `${SHOP[staging]}${shared}` });

    expect(await shop.strata("check shop/staging")).toMatchObject({
      exitCode: 0,
      stdout: "shop/staging: 0 findings, 0 excepted by name",
    });
  });
});
