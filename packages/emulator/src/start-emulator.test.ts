import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { temporaryFolder } from "@strata/sandbox/folder.fixture";
import { execa } from "execa";
import { describe, expect, it, onTestFinished } from "vitest";
import { EmulatorError } from "./emulator-error";
import type { EmulatorInstallation } from "./prepare-emulator";
import { startEmulator } from "./start-emulator";

/** An installation whose Python is a Node script. It is called as `python -c <code> --host 127.0.0.1 --port <port>`. */
function installationOf(script: string): EmulatorInstallation {
  const folder = temporaryFolder();
  const python = join(folder, "python");
  writeFileSync(python, `#!/usr/bin/env node\n${script}`);
  chmodSync(python, 0o755);
  return { version: "1", folder, python };
}

/** Listens as moto does, keeps what it was told in `told`, and ends when its input ends. */
const SERVER = `
const { createServer } = require("node:http");
const { writeFileSync } = require("node:fs");
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (bytes) => (body += bytes)).on("end", () => {
    writeFileSync(__dirname + "/told", [request.method, request.url, body, process.env.MOTO_ACCOUNT_ID].join(" "));
    response.end("{}");
  });
});
server.on("error", () => { console.error("Address already in use"); process.exit(1); });
server.listen(Number(process.argv.at(-1)), "127.0.0.1", () =>
  console.error("\\u001b[32m * Running on http://127.0.0.1:" + server.address().port + "\\u001b[0m"));
process.stdin.on("end", () => process.exit()).resume();
`;

/** Whether a process is there. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("startEmulator", () => {
  it("takes a free port, tells moto the account and the configuration, and ends when asked", async () => {
    const installation = installationOf(SERVER);
    const log = join(installation.folder, "log");
    const emulator = await startEmulator(installation, { account: "111122223333", log });
    expect(emulator).toMatchObject({
      endpoint: `http://127.0.0.1:${emulator.port}`,
      account: "111122223333",
    });
    expect(readFileSync(join(installation.folder, "told"), "utf8")).toBe(
      'POST /moto-api/config {"lambda":{"use_docker":false}} 111122223333',
    );
    expect(runs(emulator.pid)).toBe(true);
    await emulator.stop();
    await emulator.stop();
    expect(runs(emulator.pid)).toBe(false);
    expect(readFileSync(log, "utf8")).toContain(`Running on ${emulator.endpoint}`);
  });

  it("ends with the process that started it, also where that is killed", async () => {
    const installation = installationOf(SERVER);
    const start = `
      const { startEmulator } = require(${JSON.stringify(join(__dirname, "start-emulator.ts"))});
      startEmulator(${JSON.stringify(installation)}).then(({ endpoint }) => console.log(endpoint));`;
    const args = ["--require", require.resolve("tsx/cjs"), "-e", start];
    const parent = execa(process.execPath, args, { reject: false });
    const endpoint = await new Promise<string>((resolve) =>
      parent.stdout.once("data", (bytes) => resolve(String(bytes).trim())),
    );
    const answers = (): Promise<boolean> =>
      fetch(endpoint).then(
        () => true,
        () => false,
      );
    expect(await answers()).toBe(true);
    parent.kill("SIGKILL");
    await parent;
    for (let attempt = 0; attempt < 50 && (await answers()); attempt += 1) await setTimeout(100);
    expect(await answers()).toBe(false);
  });

  it("says so where the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startEmulator(installationOf(SERVER), { port })).rejects.toEqual(
      new EmulatorError([
        `port ${port}: expected a free port on 127.0.0.1, got one in use; name another one, or none to have a free one chosen`,
      ]),
    );
  });

  it("quotes a server that ends at once", async () => {
    const installation = installationOf('console.error("No module named moto"); process.exit(1);');
    await expect(startEmulator(installation)).rejects.toEqual(
      new EmulatorError([
        `emulator: expected a server that runs, got one that ended; remove ${installation.folder} to have it installed again`,
        "No module named moto",
      ]),
    );
  });

  it("says so where the installation is gone", async () => {
    const gone = { version: "1", folder: "/nowhere", python: "/nowhere/bin/python" };
    await expect(startEmulator(gone)).rejects.toEqual(
      new EmulatorError([
        "emulator: expected a server that runs, got one that ended; remove /nowhere to have it installed again",
      ]),
    );
  });

  it("gives up on a server that does not answer, and ends it", async () => {
    const installation = installationOf(
      'require("node:fs").writeFileSync(__dirname + "/pid", String(process.pid)); setInterval(() => {}, 1000);',
    );
    await expect(startEmulator(installation, { patience: 1 })).rejects.toEqual(
      new EmulatorError(["emulator: expected an answer within 1 s, got none; try again on an idle machine"]),
    );
    expect(runs(Number(readFileSync(join(installation.folder, "pid"), "utf8")))).toBe(false);
  });
});
