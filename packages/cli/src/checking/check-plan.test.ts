import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Shop } from "../shop.fixture";
import { check, entry, PLANS, planOf } from "./plans.fixture";

describe("strata check --plan, without a project", { timeout: 60_000 }, () => {
  it("says of each change what becomes of it, why, the way that works, and where that is written", async () => {
    const { exitCode, stdout, complaints } = await check(["--plan", "bad.json"], PLANS);
    const lines = stdout.split("\n");

    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      "2 changes to decide on; go the way that is told, or accept: --accept '<address>'",
    ]);
    expect(lines.slice(0, 4)).toEqual([
      "module.shop.aws_elasticache_replication_group.sessions: destroys what it holds",
      '  engine_version: "7.1" -> "7.0"',
      "  why: ElastiCache has no way down, so the provider deletes the cache and makes an empty one; where",
      "       AWS has upgraded it by itself, the plan is only behind",
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'aws_kms_key.keys["a"]: destroys what it holds',
        "aws_db_instance.orders: interrupts",
        "  port: 5432 -> 5433",
        "  allocated_storage: 20 -> unknown until apply",
      ]),
    );
    expect(lines.at(-1)).toBe("bad.json: 4 changes, 2 to decide on, 1 notice, 1 unknown until apply");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(stdout).not.toContain("\u001b");
  });

  it("is content with what only interrupts, or is not known yet, and says it all the same", async () => {
    const { exitCode, stdout, complaints } = await check(["--plan", "good.json"], PLANS);

    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: [] });
    expect(stdout).toContain("aws_db_instance.orders: interrupts\n");
    expect(stdout).toContain("aws_db_instance.books: unknown until apply, perhaps it is refused\n");
  });

  it("reads standard input, and several plans", async () => {
    const args = ["--plan", "-", "--plan", "none.json"];
    const { exitCode, stdout } = await check(args, PLANS, PLANS["good.json"]);

    expect(exitCode).toBe(0);
    expect(stdout.split("\n").filter((line) => / changes?, /.test(line))).toEqual([
      "standard input: 2 changes, 0 to decide on, 1 notice, 1 unknown until apply",
      "none.json: 0 changes, 0 to decide on",
    ]);
  });

  it("accepts what has been decided, and says so", async () => {
    const args = ["--plan", "bad.json", "--accept", "module.shop.*", "--accept", 'aws_kms_key.keys["a"]'];
    const { exitCode, stdout, complaints } = await check(args, PLANS);

    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: [] });
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        "module.shop.aws_elasticache_replication_group.sessions: destroys what it holds; accepted by module.shop.* (elasticache-group-version-down-changed)",
        'aws_kms_key.keys["a"]: destroys what it holds; accepted by aws_kms_key.keys["a"] (kms-key-deleted-elsewhere)',
        "bad.json: 4 changes, 0 to decide on, 1 notice, 1 unknown until apply, 2 accepted",
      ]),
    );
  });

  it("gives a program the same", async () => {
    const { exitCode, stdout } = await check(
      ["--plan", "bad.json", "--json", "--accept", "aws_kms_key.*"],
      PLANS,
    );
    const [judged, ...others] = JSON.parse(stdout);

    expect({ exitCode, others }).toEqual({ exitCode: 1, others: [] });
    expect(Object.keys(judged)).toEqual([
      "plan",
      "terraform",
      "changed",
      "open",
      "notices",
      "unknown",
      "accepted",
      "incomplete",
      "deferred",
    ]);
    expect(judged.open).toEqual([
      {
        rule: "elasticache-group-version-down-changed",
        address: "module.shop.aws_elasticache_replication_group.sessions",
        type: "aws_elasticache_replication_group",
        action: "replace",
        effect: "destroys",
        verdict: "found",
        attributes: [{ attribute: "engine_version", from: '"7.1"', to: '"7.0"' }],
        reason: expect.stringContaining("no way down"),
        way: expect.stringContaining("write the version that runs"),
        source: expect.arrayContaining(["ElastiCache user guide, Version management for ElastiCache"]),
        notes: [],
      },
    ]);
    expect(judged).toMatchObject({ plan: "bad.json", terraform: "1.11.4", changed: 4, incomplete: false });
    expect(judged.accepted).toMatchObject([
      { by: "aws_kms_key.*", finding: { address: 'aws_kms_key.keys["a"]' } },
    ]);
  });

  it("does not trust a plan that Terraform broke off", async () => {
    expect(await check(["--plan", "errored.json"], PLANS)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("errored.json: 1 change, 0 to decide on, 1 notice, incomplete"),
      complaints: [
        "errored.json: expected a whole plan, got one that Terraform broke off with errors; mend them and plan again",
      ],
    });
  });
});

describe("strata check --plan <layer>=<file>, of an environment", { timeout: 60_000 }, () => {
  const shop = new Shop();
  const planFile = (name: string, entries: readonly object[]): string => {
    const file = join(shop.environments, name);
    writeFileSync(file, planOf(entries, { configuration: { root_module: { resources: [] } } }));
    return file;
  };

  it("holds the plan to required settings and to change rules", async () => {
    const bad = planFile("bad.plan.json", [
      entry("aws_efs_file_system.shared", ["delete"], { id: "fs-1" }, null),
    ]);
    const run = await shop.strata(`check shop/production --plan data=${bad}`);

    expect(run).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("aws_efs_file_system.shared: destroys what it holds\n"),
      complaints: ["1 change to decide on; go the way that is told, or accept: --accept '<address>'"],
    });
    expect(run.stdout).toContain("shop/production: 0 findings, 0 excepted by name\n");

    const accepted = await shop.strata(
      `check shop/production --json --plan data=${bad} --accept aws_efs_file_system.shared`,
    );
    const [judged] = JSON.parse(accepted.stdout);
    expect(accepted.exitCode).toBe(0);
    expect(judged).toMatchObject({
      environment: "shop/production",
      open: [],
      changes: [{ changed: 1, open: [] }],
    });
  });

  it("refuses a plan of another configuration in one line", async () => {
    const moduled = {
      ...entry("module.shop.aws_vpc.main", ["create"], null, {}),
      module_address: "module.shop",
    };
    const file = planFile("modules.plan.json", [moduled]);

    expect(await shop.strata(`check shop/production --plan data=${file}`)).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: [
        `--plan data=${file}: expected a plan of the layer data: plan: expected resources of the root module, got module.shop.aws_vpc.main`,
      ],
    });
  });
});
