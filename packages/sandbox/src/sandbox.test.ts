import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { findSandbox } from "./find-sandbox";
import { temporaryFolder } from "./folder.fixture";
import { type OwnSandbox, openSandbox, type SandboxOptions } from "./open-sandbox";
import { repairCommand } from "./orphans";
import { resetSandbox } from "./reset-sandbox";
import { SandboxError } from "./sandbox-error";
import { readSession, sessionPath } from "./session-file";
import { networkTemplate } from "./shop.fixture";
import { type TerraformRun, terraform } from "./terraform.fixture";

/** Where the provider bindings are installed. */
const from = join(__dirname, "../../../stacks");
const stateKey = "shop/network/terraform.tfstate";

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

describe("a sandbox of another process", () => {
  it("is found by its folder, and does what it is asked", async () => {
    const directory = temporaryFolder();
    await spawned(directory);

    const sandbox = await findSandbox(directory);
    const unit = writtenUnit(temporaryFolder());
    await terraform(unit, sandbox?.environment ?? {}, "init");
    const apply = await terraform(unit, sandbox?.environment ?? {}, "apply", "-auto-approve");
    const drift = await sandbox?.drift({ address: "aws_vpc.main", attribute: "tags.Name", value: "other" });

    expect(apply.code, apply.output).toBe(0);
    expect(drift?.before).toBe("shop");
    expect((await sandbox?.resources())?.map(({ type }) => type)).toEqual(["aws_vpc", "aws_subnet"]);
    await expect(sandbox?.drift({ address: "aws_vpc.none", attribute: "tags", value: "x" })).rejects.toThrow(
      new SandboxError([
        "aws_vpc.none: expected an address that a state in the sandbox knows, got an unknown one; of this type there are aws_vpc.main",
      ]),
    );
    await expect(openSandbox({ directory, from, templates: [] })).rejects.toThrow(
      `${directory}: expected a folder without a running sandbox, got one in use by process `,
    );
  });

  it("answers nobody who cannot read its session", async () => {
    const directory = temporaryFolder();
    const [port] = (await spawned(directory)).ports;
    const url = `http://127.0.0.1:${port}/-/status`;

    const answers = await Promise.all(
      [{}, { "x-strata-session": "guess" }].map((headers) => fetch(url, { method: "POST", headers })),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("leaves nothing after %s", async (signal) => {
    const directory = temporaryFolder();
    const { process: child, ports } = await spawned(directory);

    child.kill(signal);
    const [code] = (await once(child, "exit")) as [number];

    expect(code).toBe(0);
    expect(existsSync(sessionPath(directory))).toBe(false);
    expect(await Promise.all(ports.map(isOpen))).toEqual([false, false, false, false]);
  });

  it("waits for who holds a lock, until it is asked again", async () => {
    const directory = temporaryFolder();
    const { process: child, ports } = await spawned(directory);
    const exited = once(child, "exit");
    await lockHeldAt(ports[0] ?? 0);

    child.kill("SIGTERM");
    await delay(1_500);
    const waiting = child.exitCode === null && child.signalCode === null;
    child.kill("SIGTERM");

    expect(waiting).toBe(true);
    expect((await exited)[0]).toBe(0);
  });

  it("is not found after SIGKILL, and its folder can be used again", async () => {
    const directory = temporaryFolder();
    const { process: child } = await spawned(directory);

    child.kill("SIGKILL");
    await once(child, "exit");

    expect(readSession(directory)?.pid).toBe(child.pid);
    expect(await findSandbox(directory)).toBeUndefined();
    expect((await (await opened({ directory })).sandbox.status()).resources).toBe(0);
  });
});

describe("what cannot be opened", () => {
  it("is told of a port that is taken, and leaves no session", async () => {
    const { sandbox } = await opened();
    const port = Number(new URL((await sandbox.status()).endpoint).port);
    const directory = temporaryFolder();

    await expect(openSandbox({ directory, from, templates: [], port })).rejects.toThrow(
      new SandboxError([
        `port ${port}: expected a free port on 127.0.0.1, got one in use; name another one, or none to have a free one chosen`,
      ]),
    );
    expect(existsSync(sessionPath(directory))).toBe(false);
  });

  it("is told of a type that the bindings do not know, and leaves no port open", async () => {
    const directory = temporaryFolder();
    const templates = [{ resource: { aws_no_such_thing: { a: {} } } }];

    await expect(openSandbox({ directory, from, templates })).rejects.toMatchObject({
      name: "SandboxError",
      message: expect.stringContaining("aws_no_such_thing"),
    });
    expect(await findSandbox(directory)).toBeUndefined();
    expect(existsSync(sessionPath(directory))).toBe(false);
  });

  it("moves a damaged store aside, says so, and starts", async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, "cloud.json"), "{");

    const { sandbox } = await opened({ directory });

    expect(sandbox.notices).toEqual([expect.stringContaining(join(directory, "cloud.json"))]);
    expect((await sandbox.status()).notices).toEqual(sandbox.notices);
  });
});

async function opened(
  options: Partial<SandboxOptions> = {},
): Promise<{ readonly sandbox: OwnSandbox; readonly directory: string }> {
  const directory = options.directory ?? temporaryFolder();
  const sandbox = await openSandbox({ from, templates: [networkTemplate()], ...options, directory });
  onTestFinished(() => sandbox.close());
  return { sandbox, directory };
}

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

function writtenUnit(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(networkTemplate()));
  return folder;
}

function succeeded({ code, output }: TerraformRun): void {
  if (code !== 0) throw new Error(output);
}

async function spawned(
  directory: string,
): Promise<{ readonly process: ChildProcess; readonly ports: readonly number[] }> {
  const child = spawn(
    process.execPath,
    ["--require", "tsx/cjs", join(__dirname, "sandbox.fixture.ts"), directory, from],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { process: child, ports: JSON.parse(`${line}`) as number[] };
}

/** Takes a lock as Terraform does, and keeps the connection. */
async function lockHeldAt(port: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const options = { agent, host: "127.0.0.1", port, method: "PUT", path: `/shop-state/${stateKey}.tflock` };
  const put = request(options);
  put.end("{}");
  const [response] = (await once(put, "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
