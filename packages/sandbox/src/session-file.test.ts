import { readFileSync, statSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import { SandboxError } from "./sandbox-error";
import { claimSession, type IsAlive, readSession, sessionPath } from "./session-file";

const now = (): Date => new Date("2030-01-02T03:04:05Z");
const dead: IsAlive = async () => false;
const alive: IsAlive = async () => true;

describe("claimSession", () => {
  it("writes a file that only its owner can read, and takes it away again", async () => {
    const folder = temporaryFolder();
    const session = await claimSession(folder, { isAlive: alive, now });
    session.publish({ port: 1234, environment: { A: "b" } });

    expect(readSession(folder)).toEqual({
      id: session.id,
      pid: process.pid,
      started: "2030-01-02T03:04:05.000Z",
      served: { port: 1234, environment: { A: "b" } },
    });
    expect(statSync(sessionPath(folder)).mode & 0o777).toBe(0o600);

    session.release();
    expect(readSession(folder)).toBeUndefined();
  });

  it("replaces the session of a sandbox that is gone, and does not remove that of its successor", async () => {
    const folder = temporaryFolder();
    const gone = await claimSession(folder, { isAlive: alive, now });
    const successor = await claimSession(folder, { isAlive: dead, now });

    gone.release();

    expect(readSession(folder)?.id).toBe(successor.id);
  });

  it("refuses a folder in which a sandbox runs", async () => {
    const folder = temporaryFolder();
    await claimSession(folder, { isAlive: alive, now });

    await expect(claimSession(folder, { isAlive: alive, now })).rejects.toThrow(
      new SandboxError([
        `${folder}: expected a folder without a running sandbox, got one in use by process ${process.pid} since 2030-01-02T03:04:05.000Z; stop that sandbox or name another folder`,
      ]),
    );
  });

  it("gives a folder to exactly one of many that find a stale session", async () => {
    const folder = temporaryFolder();
    const { id } = await claimSession(folder, { isAlive: dead, now });
    // Only the first session is stale.
    const isAlive: IsAlive = async (session) => session.id !== id;

    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, () => claimSession(folder, { isAlive, now })),
    );

    const winners = claims.flatMap((claim) => (claim.status === "fulfilled" ? [claim.value.id] : []));
    expect(winners).toEqual([readSession(folder)?.id]);
  });

  it.each([
    { content: "", got: "an empty file" },
    { content: "{", got: '"{"' },
    { content: '{"pid":"x"}', got: '"{\\"pid\\":\\"x\\"}"' },
    {
      content: '{"id":"a","pid":1,"started":"b","served":{}}',
      got: '"{\\"id\\":\\"a\\",\\"pid\\":1,\\"started\\":\\"b\\",\\"served\\"…"',
    },
  ])("says that $content is no session", async ({ content, got }) => {
    const folder = temporaryFolder();
    writeFileSync(sessionPath(folder), content);

    await expect(claimSession(folder, { isAlive: alive, now })).rejects.toThrow(
      new SandboxError([
        `${sessionPath(folder)}: expected the session of a sandbox, got ${got}; delete the file if no sandbox runs in this folder`,
      ]),
    );
    expect(readFileSync(sessionPath(folder), "utf8")).toBe(content);
  });

  it.runIf(platform() === "linux")(
    "says that a folder cannot be made where nobody can make one",
    async () => {
      await expect(claimSession("/proc/sandbox", { isAlive: alive, now })).rejects.toThrow(
        new SandboxError([
          "/proc/sandbox: expected a folder that can be written, got ENOENT; name another one or mend its permissions",
        ]),
      );
    },
  );

  it("says that a folder cannot be written", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");

    await expect(claimSession(join(file, "sandbox"), { isAlive: alive, now })).rejects.toThrow(
      new SandboxError([
        `${join(file, "sandbox")}: expected a folder that can be written, got ENOTDIR; name another one or mend its permissions`,
      ]),
    );
  });
});
