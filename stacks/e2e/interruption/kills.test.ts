import { describe, expect, it, onTestFinished } from "vitest";
import { Deployment } from "../deployment/deployment.fixture";
import { anEnvironment } from "../repository.fixture";
import { temporaryFolder } from "../temporary-folder.fixture";
import { interruptedApply } from "./interrupted-apply.fixture";
import { pushErroredState, repairOrphans, unlock } from "./repair.fixture";
import { SandboxProcess } from "./sandbox-process.fixture";

const environment = anEnvironment();

describe("a deploy that is killed", { timeout: 600_000 }, () => {
  it("leaves a lock and orphans; unlock and repair converge", async () => {
    const deployment = await Deployment.open(environment, onTestFinished);
    await deployment.succeed("network", "init", "-input=false");
    await interruptedApply(deployment, "network", 3, (running) => running.kill("SIGKILL"));

    const { states } = await deployment.sandbox.status();
    const [locked] = states;
    const refused = await deployment.run("network", "apply", "-input=false", "-auto-approve");
    const orphans = await deployment.sandbox.orphans();
    await unlock(deployment);
    await repairOrphans(deployment);
    await deployment.deploy(["network"]);

    expect(locked).toMatchObject({
      key: environment.state.network?.key,
      lock: { who: expect.stringContaining("@"), operation: "OperationTypeApply" },
    });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Error: Error acquiring the state lock");
    expect(refused.output).toMatch(new RegExp(`ID: +${locked?.lock?.id}`));
    expect(refused.output).toMatch(new RegExp(`Who: +${locked?.lock?.who}`));
    expect(orphans.length).toBeGreaterThanOrEqual(3);
    expect(await deployment.sandbox.orphans()).toEqual([]);
    expect(await deployment.plannedChanges("network")).toEqual([]);
  });
});

describe("a sandbox that is killed", { timeout: 600_000 }, () => {
  it("has all that it acknowledged again; the next plan is empty, and what was under way is repaired", async () => {
    const folder = temporaryFolder(onTestFinished);
    const first = await SandboxProcess.start(folder, environment.path, onTestFinished);
    const before = await Deployment.on(first.sandbox, environment, onTestFinished);
    await before.deploy(["network"]);
    await before.succeed("cluster", "init", "-input=false");
    const { code, acknowledged } = await interruptedApply(before, "cluster", 5, () => first.kill());
    const second = await SandboxProcess.start(folder, environment.path, onTestFinished);
    const after = before.movedTo(second.sandbox);

    const present = new Set((await second.sandbox.resources()).map(({ type, id }) => `${type} ${id}`));
    const network = await after.plannedChanges("network");
    await unlock(after);
    await pushErroredState(after, "cluster");
    await repairOrphans(after);
    await after.deploy(["cluster"]);

    expect(code).toBe(1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(5);
    expect(acknowledged.filter(({ type, id }) => !present.has(`${type} ${id}`))).toEqual([]);
    expect(network).toEqual([]);
    expect(await second.sandbox.orphans()).toEqual([]);
    expect(await after.plannedChanges("cluster")).toEqual([]);
  });
});
