import type { Environment } from "@strata/config";
import { describe, expect, it, onTestFinished } from "vitest";
import { dataOf, type Entries, postgresIn, withDatabases } from "./databases.fixture";
import { Deployment } from "./deployment.fixture";

/** Settings with which everything leaves a snapshot and nothing is protected; what is said of secrets besides. */
function leaving(environment: Environment, secret: object): Readonly<Record<string, unknown>> {
  const { databases = {}, caches = {}, secrets = {} } = dataOf(environment);
  const every = (entries: Entries, value: object): object =>
    Object.fromEntries(
      Object.entries(entries)
        .filter(([, { mode }]) => mode !== "external")
        .map(([name]) => [name, value]),
    );
  const left = { finalSnapshot: "keep", deletionProtection: false };
  return {
    data: {
      databases: {
        ...every(databases, left),
        ledger: { ...postgresIn(environment), ...left },
      },
      caches: every(caches, { finalSnapshot: "keep", auth: secret }),
      secrets: every(secrets, secret),
    },
  };
}

describe("an environment that was destroyed", { timeout: 600_000 }, () => {
  it("is deployed and destroyed again, and leaves a snapshot each time", async () => {
    const environment = withDatabases();
    const deployment = await Deployment.open(environment, onTestFinished, 0, leaving(environment, {}));
    const { sandbox } = deployment;
    const settings = (secret: object): Promise<Deployment> =>
      deployment.changed(leaving(environment, secret));
    const destroy = (): Promise<string> =>
      deployment.succeed("data", "destroy", "-input=false", "-auto-approve");
    const kept = async (type: RegExp): Promise<readonly string[]> =>
      (await sandbox.resources())
        .filter((resource) => resource.origin === "kept" && type.test(resource.type))
        .map(({ type: kind, id }) => `${kind} ${id}`);

    await deployment.deploy(["network", "cluster", "data"]);
    expect(await deployment.plannedChanges("data"), "the name of a snapshot stays").toEqual([]);
    await destroy();
    const first = await kept(/snapshot/);
    expect(new Set(first.map((one) => one.split(" ")[0]))).toEqual(
      new Set(["aws_db_snapshot", "aws_db_cluster_snapshot", "aws_elasticache_snapshot"]),
    );

    // Secrets are the one thing that a second deploy meets: their names are taken while they can be restored.
    const { code, output } = await deployment.run("data", "apply", "-input=false", "-auto-approve");
    expect(code).toBe(1);
    expect(output).toContain("a secret with this name is already scheduled for deletion");
    for (const secret of await kept(/secret/)) {
      const [type = "", id = ""] = secret.split(" ");
      await sandbox.remove({ type, id });
    }

    // With no recovery window nothing is in the way of the third one.
    await settings({ recoveryDays: 0 });
    for (const _ of ["second", "third"]) {
      await deployment.deploy(["data"]);
      await destroy();
    }
    const all = await kept(/./);
    expect(all).toHaveLength(3 * first.length);
    expect(new Set(all).size).toBe(all.length);
    expect(await sandbox.orphans()).toEqual([]);
  });
});
