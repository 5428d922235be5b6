import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { findSandbox } from "./find-sandbox";
import { temporaryFolder } from "./folder.fixture";
import { openSandbox } from "./open-sandbox";
import { from, opened, stateKey, writtenUnit } from "./opened-sandbox.fixture";
import { SandboxError } from "./sandbox-error";
import { readSession, sessionPath } from "./session-file";
import { terraform } from "./terraform.fixture";

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
