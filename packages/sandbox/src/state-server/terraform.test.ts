import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformRun } from "@strata/terraform";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import { stateEnvironment, terraform, writeUnit } from "../terraform.fixture";
import type { FaultRule } from "./fault";
import { type StateServer, serveState } from "./state-server";

const key = "shop/network/terraform.tfstate";

describe("Terraform with an unchanged S3 backend", () => {
  it("keeps its state in the server, and reads that of another unit", async () => {
    const { folder, environment, server } = await sandbox();
    const network = writeUnit(join(folder, "network"), { key, ...resource("10.0.0.0/16") });
    const cluster = writeUnit(join(folder, "cluster"), {
      key: "shop/cluster/terraform.tfstate",
      data: {
        terraform_remote_state: {
          network: {
            backend: "s3",
            config: { bucket: "shop-state", key, region: "eu-west-1" },
            workspace: "${terraform.workspace}",
          },
        },
      },
      ...resource("${data.terraform_remote_state.network.outputs.value}"),
    });

    const results = [];
    for (const unit of [network, cluster]) {
      results.push(await terraform(unit, environment, "init"));
      results.push(await terraform(unit, environment, "apply", "-auto-approve"));
    }
    const output = await terraform(cluster, environment, "output", "-json");
    const again = await terraform(cluster, environment, "plan", "-detailed-exitcode");

    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(JSON.parse(output.output)).toMatchObject({ value: { value: "10.0.0.0/16" } });
    expect(again.code).toBe(0);
    expect(server.store.objects("shop-state").map((object) => object.key)).toEqual([
      "shop/cluster/terraform.tfstate",
      key,
    ]);
  });

  it("needs no new init when the server comes back on another port", async () => {
    const { folder, environment, server } = await sandbox();
    const unit = writeUnit(join(folder, "network"), { key, ...resource("x") });
    await terraform(unit, environment, "init");
    await terraform(unit, environment, "apply", "-auto-approve");

    await server.close();
    const next = await serving(join(folder, "state"));
    const plan = await terraform(unit, stateEnvironment(next, folder), "plan", "-detailed-exitcode");

    expect(next.port).not.toBe(server.port);
    expect(plan.code, plan.output).toBe(0);
  });

  it("keeps a state that it sends in parts", async () => {
    const { folder, environment, server } = await sandbox();
    // It has the text twice, as input and as output: more than the 5 MB of a part. Terraform is slow to read a
    // configuration of that size, not a file.
    const unit = writeUnit(join(folder, "network"), { key, ...resource('${file("text")}') });
    writeFileSync(join(unit, "text"), "x".repeat(2_700_000));
    await terraform(unit, environment, "init");

    const apply = await terraform(unit, environment, "apply", "-auto-approve");
    const plan = await terraform(unit, environment, "plan", "-detailed-exitcode");

    expect([apply.code, plan.code]).toEqual([0, 0]);
    expect(server.store.current("shop-state", key)?.etag).toMatch(/-\d$/);
  }, 120_000);

  it("lets one of two applies at once win, and tells the other who holds the lock", async () => {
    const { folder, environment } = await sandbox();
    // Both plans read the state before the winner lets go of the lock.
    const slow = resource("x", { provisioner: [{ "local-exec": { command: "sleep 2" } }] });
    const units = ["one", "two"].map((name) => writeUnit(join(folder, name), { key, ...slow }));
    await Promise.all(units.map((unit) => terraform(unit, environment, "init")));

    const runs = await Promise.all(
      units.map((unit) => terraform(unit, environment, "apply", "-auto-approve")),
    );

    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    const refused = runs.find(({ code }) => code === 1)?.output;
    expect(refused).toContain("Error acquiring the state lock");
    expect(refused).toContain("PreconditionFailed");
    expect(refused).toMatch(/Path: +shop-state\/shop\/network\/terraform\.tfstate/);
    expect(refused).toMatch(/Operation: +OperationTypeApply/);
    expect(refused).toMatch(/Who: +\S+@\S+/);
  });

  it("waits for the lock where it is told to", async () => {
    const { folder, environment } = await sandbox();
    const slow = resource("x", { provisioner: [{ "local-exec": { command: "sleep 1" } }] });
    const units = ["one", "two"].map((name) => writeUnit(join(folder, name), { key, ...slow }));
    await Promise.all(units.map((unit) => terraform(unit, environment, "init")));

    const runs = await Promise.all(
      units.map((unit) => terraform(unit, environment, "apply", "-auto-approve", "-lock-timeout=30s")),
    );

    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  });
});

describe("faults that Terraform gets over by itself", () => {
  it.each<{ name: string; rule: Omit<FaultRule, "matches"> }>([
    { name: "a slow answer", rule: { fault: { kind: "slow", milliseconds: 500 } } },
    { name: "two 500s", rule: { fault: { kind: "error", code: "InternalError" }, times: 2 } },
    { name: "two 503s", rule: { fault: { kind: "error", code: "SlowDown" }, times: 2 } },
    { name: "a cut before the write", rule: { fault: { kind: "cut", when: "before" }, times: 1 } },
    { name: "a cut after the write", rule: { fault: { kind: "cut", when: "after" }, times: 1 } },
  ])(
    "$name while the state is written",
    async ({ rule }) => {
      const { folder, environment, server } = await sandbox();
      const unit = writeUnit(join(folder, "network"), { key, ...resource("x") });
      await terraform(unit, environment, "init");
      server.faults.inject({
        ...rule,
        matches: ({ method, key: written }) => method === "PUT" && written === key,
      });

      const apply = await terraform(unit, environment, "apply", "-auto-approve");
      const plan = await terraform(unit, environment, "plan", "-detailed-exitcode");

      expect([apply.code, plan.code], apply.output).toEqual([0, 0]);
      expect(server.store.objects("shop-state").map((object) => object.key)).toEqual([key]);
    },
    40_000,
  );
});

describe("faults that need a person", () => {
  it("leaves the state beside the unit when it can never be written, and takes it from there", async () => {
    const { folder, environment, server } = await sandbox();
    const unit = writeUnit(join(folder, "network"), { key, ...resource("x") });
    // A second attempt would only take longer to fail.
    await terraform(unit, environment, "init", "-backend-config=max_retries=1");
    const end = server.faults.inject({
      matches: ({ method, key: written }) => method === "PUT" && written === key,
      fault: { kind: "error", code: "InternalError" },
    });

    const apply = await terraform(unit, environment, "apply", "-auto-approve");
    end();
    const push = await terraform(unit, environment, "state", "push", "errored.tfstate");
    const plan = await terraform(unit, environment, "plan", "-detailed-exitcode");

    expect(apply.code).toBe(1);
    expect(apply.output).toContain("Failed to save state");
    expect([push.code, plan.code], push.output).toEqual([0, 0]);
    expect(existsSync(join(unit, "errored.tfstate"))).toBe(true);
  }, 60_000);

  it("meets its own lock when the answer to it was lost, and names it so that it can be released", async () => {
    const { folder, environment, server } = await sandbox();
    const unit = writeUnit(join(folder, "network"), { key, ...resource("x") });
    await terraform(unit, environment, "init");
    server.faults.inject({
      matches: ({ method, key: written }) => method === "PUT" && written === `${key}.tflock`,
      fault: { kind: "cut", when: "after" },
      times: 1,
    });

    const refused = await terraform(unit, environment, "apply", "-auto-approve");
    const id = lockId(refused);
    const unlock = await terraform(unit, environment, "force-unlock", "-force", id);
    const apply = await terraform(unit, environment, "apply", "-auto-approve");

    expect(refused.code).toBe(1);
    expect([unlock.code, apply.code], unlock.output).toEqual([0, 0]);
  }, 120_000);
});

function resource(
  input: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    resource: { terraform_data: { vpc: { input, ...more } } },
    output: { value: { value: "${terraform_data.vpc.output}" } },
  };
}

function lockId({ output }: TerraformRun): string {
  const id = /^ *ID: +(\S+)/m.exec(output)?.[1];
  if (id === undefined) throw new Error(`no lock id in: ${output}`);
  return id;
}

async function sandbox(): Promise<{
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly server: StateServer;
}> {
  const folder = temporaryFolder();
  const server = await serving(join(folder, "state"));
  await server.store.createBucket("shop-state", "eu-west-1");
  return { folder, environment: stateEnvironment(server, folder), server };
}

async function serving(folder: string): Promise<StateServer> {
  const server = await serveState({ folder });
  onTestFinished(() => server.close());
  return server;
}
