import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { inTemporaryFolder, TemporaryFolder } from "./temporary-folder";

const MODULE = JSON.stringify(join(__dirname, "temporary-folder.ts"));
const PREFIX = JSON.stringify(join(tmpdir(), "strata-files-"));

/** A process that makes two folders, prints their paths, and then does something. */
async function process(then: string): Promise<{ child: ChildProcess; folders: readonly string[] }> {
  const script = `const { TemporaryFolder } = require(${MODULE});
    const folders = [1, 2].map(() => new TemporaryFolder(${PREFIX}).path);
    ${then}
    console.log(JSON.stringify(folders));`;
  const child = spawn(globalThis.process.execPath, ["--require", "tsx/cjs", "-e", script], {
    cwd: __dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, folders: JSON.parse(line) as string[] };
}

const STAY = "setInterval(() => undefined, 1000);";

describe("a temporary folder", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("goes with a process that %s ends", async (signal) => {
    const { child, folders } = await process(STAY);
    expect(folders.map((path) => existsSync(path))).toEqual([true, true]);

    child.kill(signal);

    expect(await once(child, "exit")).toEqual([null, signal]);
    expect(folders.map((path) => existsSync(path))).toEqual([false, false]);
  });

  it("goes with a process that exits", async () => {
    const { child, folders } = await process("setImmediate(() => process.exit(3));");

    expect(await once(child, "exit")).toEqual([3, null]);
    expect(folders.map((path) => existsSync(path))).toEqual([false, false]);
  });

  it("stays while a process handles the signal and goes on working", async () => {
    const { child, folders } = await process(
      `${STAY} process.once("SIGTERM", () => console.log(require("node:fs").existsSync(folders[0])));`,
    );
    child.kill("SIGTERM");
    const [line] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line");

    expect(line).toBe("true");
    expect(child.exitCode).toBeNull();
    child.kill("SIGINT");
    await once(child, "exit");
    expect(folders.map((path) => existsSync(path))).toEqual([false, false]);
  });
});

describe("work in a temporary folder", () => {
  const prefix = join(tmpdir(), "strata-files-");

  it("gets one, and its result", async () => {
    const folder = await inTemporaryFolder(prefix, (path) => {
      writeFileSync(join(path, "file"), "");
      return path;
    });

    expect(folder.startsWith(prefix)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it("leaves none where it fails", async () => {
    const seen: string[] = [];
    const work = inTemporaryFolder(prefix, (path) => {
      seen.push(path);
      throw new Error("no");
    });

    await expect(work).rejects.toThrow("no");
    expect(seen.map((path) => existsSync(path))).toEqual([false]);
  });

  it("may remove it early", () => {
    const folder = new TemporaryFolder(prefix);
    folder.remove();
    folder.remove();

    expect(existsSync(folder.path)).toBe(false);
  });
});
