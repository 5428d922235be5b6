import type { TerraformRun } from "@strata/terraform";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import type { OwnSandbox } from "./open-sandbox";
import { opened, stateKey, writtenUnit } from "./opened-sandbox.fixture";
import { repairCommand } from "./orphans";
import { resetSandbox } from "./reset-sandbox";
import { terraform } from "./terraform.fixture";

describe("a sandbox", () => {
  it("deploys, finds what changed behind Terraform's back, and repairs it", async () => {
    const { sandbox, unit } = await deployed();

    const drift = await sandbox.drift({ address: "aws_vpc.main", attribute: "tags.Name", value: "other" });
    const found = await terraform(unit, sandbox.environment, "plan", "-detailed-exitcode");
    await terraform(unit, sandbox.environment, "apply", "-auto-approve");
    const repaired = await terraform(unit, sandbox.environment, "plan", "-detailed-exitcode");

    expect(drift).toEqual({
      address: "aws_vpc.main",
      stateKey,
      attribute: "tags.Name",
      before: "shop",
      after: "other",
    });
    expect([found.code, repaired.code]).toEqual([2, 0]);
    expect(found.output).toContain('~ "Name" = "other" -> "shop"');
  });

  it("says what it has, and which state knows it", async () => {
    const { sandbox, directory } = await deployed();

    expect((await sandbox.resources()).map(({ type, knownAs }) => [type, knownAs])).toEqual([
      ["aws_vpc", [{ bucket: "shop-state", stateKey, address: "aws_vpc.main" }]],
      ["aws_subnet", [{ bucket: "shop-state", stateKey, address: "aws_subnet.a" }]],
    ]);
    expect(await sandbox.status()).toMatchObject({
      directory,
      pid: process.pid,
      resources: 2,
      states: [{ bucket: "shop-state", key: stateKey, serial: 1, resources: 2 }],
      notices: [],
    });
  });

  it("tells who holds a lock that was left", async () => {
    const { sandbox } = await opened();
    const endpoint = (await sandbox.status()).endpoint;
    const lock = {
      ID: "an-id",
      Who: "me@here",
      Operation: "OperationTypeApply",
      Created: "2030-01-02T03:04:05Z",
    };

    await fetch(`${endpoint}/shop-state/${stateKey}.tflock`, {
      method: "PUT",
      body: JSON.stringify(lock),
      // Its owner is gone.
      headers: { connection: "close" },
    });

    expect((await sandbox.status()).states).toEqual([
      {
        bucket: "shop-state",
        key: stateKey,
        resources: 0,
        lock: {
          id: "an-id",
          who: "me@here",
          operation: "OperationTypeApply",
          created: "2030-01-02T03:04:05Z",
        },
      },
    ]);
  });

  it("imports an orphan of a declared resource, and deletes another one", async () => {
    const { sandbox, unit } = await deployed();
    await terraform(unit, sandbox.environment, "state", "rm", "aws_subnet.a");

    const [orphan] = await sandbox.orphans();
    const id = orphan?.resource.id ?? "";
    const imported = await terraform(unit, sandbox.environment, "import", "aws_subnet.a", id);
    const left = await sandbox.orphans();
    await terraform(unit, sandbox.environment, "state", "rm", "aws_subnet.a");
    const removed = await sandbox.remove({ type: "aws_subnet", id });
    const apply = await terraform(unit, sandbox.environment, "apply", "-auto-approve");

    expect(orphan === undefined ? undefined : repairCommand(orphan.repair)).toBe(
      `strata sandbox exec -- terraform -chdir=cdktf.out/stacks/shop-production-network import aws_subnet.a ${id}`,
    );
    expect([imported.code, left], imported.output).toEqual([0, []]);
    expect(removed.id).toBe(id);
    expect(apply.code, apply.output).toBe(0);
    expect(await sandbox.orphans()).toEqual([]);
  });

  it("has all of it again after a restart, and nothing after a reset", async () => {
    const { sandbox, unit, directory } = await deployed();
    const before = await sandbox.resources();
    await sandbox.close();

    const again = await opened({ directory });
    const plan = await terraform(unit, again.sandbox.environment, "plan", "-detailed-exitcode");
    const resources = await again.sandbox.resources();
    await again.sandbox.close();
    await resetSandbox(directory);
    const empty = await opened({ directory });

    expect(plan.code, plan.output).toBe(0);
    expect(resources).toEqual(before);
    expect(await empty.sandbox.status()).toMatchObject({ resources: 0, states: [] });
  });

  it("runs beside another one", async () => {
    const one = await deployed();
    const two = await opened();

    const statuses = await Promise.all([one, two].map(({ sandbox }) => sandbox.status()));

    expect(statuses.map(({ resources }) => resources)).toEqual([2, 0]);
    expect(new Set(statuses.flatMap(({ endpoint, ports }) => [endpoint, ...Object.values(ports)])).size).toBe(
      8,
    );
  });
});

async function deployed(): Promise<{
  readonly sandbox: OwnSandbox;
  readonly directory: string;
  readonly unit: string;
}> {
  const { sandbox, directory } = await opened();
  const unit = writtenUnit(temporaryFolder());
  for (const args of [["init"], ["apply", "-auto-approve"]]) {
    succeeded(await terraform(unit, sandbox.environment, ...args));
  }
  return { sandbox, directory, unit };
}

function succeeded({ code, output }: TerraformRun): void {
  if (code !== 0) throw new Error(output);
}
