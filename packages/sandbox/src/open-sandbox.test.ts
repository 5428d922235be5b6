import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findSandbox } from "./find-sandbox";
import { temporaryFolder } from "./folder.fixture";
import { openSandbox } from "./open-sandbox";
import { from, opened } from "./opened-sandbox.fixture";
import { SandboxError } from "./sandbox-error";
import { sessionPath } from "./session-file";

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
