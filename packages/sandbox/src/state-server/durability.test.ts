import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import { ObjectStore } from "./object-store";

/** How many writes of each key a server acknowledges before it dies, within those that are under way. */
const LIVES = [1, 3, 6];
const bucket = "shop-state";
const KEYS = ["a", "b", "c"];

describe("a state server that is killed", () => {
  it("has every write that it acknowledged, and no part of another", async () => {
    const folder = temporaryFolder();
    const acknowledged = new Map<string, string[]>(KEYS.map((key) => [key, []]));
    const attempted = new Set<string>();
    for (const [life, writes] of LIVES.entries()) {
      const { process: server, endpoint } = await spawned(folder);
      const waitedFor = new Set(KEYS);
      if (life === 0) await fetch(`${endpoint}/${bucket}`, { method: "PUT" });
      const writers = KEYS.map(async (key) => {
        for (let number = 0; ; number += 1) {
          const body = `${key} ${life} ${number} `.repeat(20_000);
          attempted.add(body);
          const answer = await fetch(`${endpoint}/${bucket}/${key}`, { method: "PUT", body });
          if (answer.ok) acknowledged.get(key)?.push(body);
          if (number + 1 >= writes) waitedFor.delete(key);
          if (waitedFor.size === 0) server.kill("SIGKILL");
        }
      });
      await Promise.allSettled(writers);
    }

    const { store, notices } = await ObjectStore.open(folder);

    expect(notices).toEqual([]);
    expect([...acknowledged.values()].map((bodies) => bodies.length > 0)).toEqual([true, true, true]);
    for (const [key, bodies] of acknowledged) {
      const versions = store.versions(bucket).filter((version) => version.key === key);
      const found = await Promise.all(
        versions.map(async (version) =>
          version.kind === "object" ? `${await store.read(bucket, version)}` : "a delete marker",
        ),
      );
      expect(found.filter((body) => !attempted.has(body))).toEqual([]);
      // Oldest first; the last write of each life may be there without having been answered.
      expect(found.reverse().filter((body) => bodies.includes(body))).toEqual(bodies);
    }
  });
});

async function spawned(
  folder: string,
): Promise<{ readonly process: ChildProcess; readonly endpoint: string }> {
  const server = spawn(
    process.execPath,
    ["--require", "tsx/cjs", join(__dirname, "durability.fixture.ts"), folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => {
    server.kill("SIGKILL");
  });
  const [port] = (await once(server.stdout, "data")) as [Buffer];
  return { process: server, endpoint: `http://127.0.0.1:${`${port}`.trim()}` };
}
