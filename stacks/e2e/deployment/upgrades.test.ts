import { describe, expect, it, onTestFinished } from "vitest";
import { postgresIn, valkeyIn, withDatabases } from "./databases.fixture";
import { Deployment } from "./deployment.fixture";

const DATABASE = "aws_db_instance.databases_ledger";
const CACHE = "aws_elasticache_replication_group.caches_carts";

describe("the versions of a database and a cache", { timeout: 600_000 }, () => {
  it("are AWS's within a major version, and go to the next one by way of the settings", async () => {
    const environment = withDatabases();
    const settings = (database: object, cache: object): Readonly<Record<string, unknown>> => ({
      data: {
        databases: { ledger: { ...postgresIn(environment), ...database } },
        caches: { carts: { ...valkeyIn(environment), ...cache } },
      },
    });
    const deployment = await Deployment.open(environment, onTestFinished, 0, settings({}, {}));
    const change = (database: object, cache: object = {}): Promise<Deployment> =>
      deployment.changed(settings(database, cache));
    const moves = (address: string, versions: Readonly<Record<string, string>>): Promise<unknown> =>
      Promise.all(
        Object.entries(versions).map(([attribute, value]) =>
          deployment.sandbox.drift({ address, attribute, value }),
        ),
      );
    await deployment.deploy(["network", "cluster", "data"]);

    await moves(DATABASE, { engine_version_actual: "16.9" });
    await moves(CACHE, { engine_version: "7.3", engine_version_actual: "7.3.0" });
    expect(await deployment.plannedChanges("data"), "AWS's own upgrades").toEqual([]);

    // A whole version is a wish of its own: AWS must not move it, since there is no way back.
    await change({ engineVersion: "16.4" }, { engineVersion: "7.2" });
    expect(await deployment.plannedChanges("data"), "whole versions below those that run").toEqual([
      `delete and create ${CACHE}`,
      `update ${DATABASE}`,
      "update output.caches",
    ]);

    const next = [{ engineVersion: "17" }, { engineVersion: "8.x" }] as const;
    await change(next[0]);
    const { code, output } = await deployment.run("data", "apply", "-input=false", "-auto-approve");
    expect(code, "without the permission").toBe(1);
    expect(output).toContain("DBParameterGroupFamily postgres17 cannot be used for this instance");

    const allowed = { allowMajorUpgrade: true };
    await change({ ...next[0], ...allowed }, { ...next[1], ...allowed });
    expect(await deployment.plannedChanges("data"), "the upgrade").toEqual([
      "create and delete aws_elasticache_parameter_group.caches_carts_parameters",
      // The one that the refused apply has replaced.
      "delete aws_db_parameter_group.databases_ledger_parameters",
      `update ${DATABASE}`,
      `update ${CACHE}`,
    ]);
    await deployment.deploy(["data"]);

    await change(...next);
    expect(await deployment.plannedChanges("data"), "without the permission again").toEqual([
      `update ${DATABASE}`,
      `update ${CACHE}`,
    ]);
    await deployment.deploy(["data"]);
    expect(await deployment.plannedChanges("data")).toEqual([]);
    const { databases_ledger: database } = await deployment.deployed("data", "aws_db_instance");
    expect(database).toMatchObject({
      engine_version: "17",
      parameter_group_name: expect.stringMatching(/-postgres17$/),
    });
    const { caches_carts: cache } = await deployment.deployed("data", "aws_elasticache_replication_group");
    expect(cache).toMatchObject({
      engine_version: "8.2",
      parameter_group_name: expect.stringMatching(/-valkey8$/),
    });
  });
});
