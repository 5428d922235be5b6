import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { expect, it } from "vitest";
import { lockPlans } from "./plan-lock";

/** A process id that no process has: above Linux's and macOS's limits. */
const GONE = 99_999_999;

it("plans are one command's at a time, and another is told whose", async () => {
  await inTemporaryFolder(join(tmpdir(), "strata-lock-"), (root) => {
    const folder = join(root, "shop", "production");
    const release = lockPlans(folder, "shop/production", "strata plan");

    expect(() => lockPlans(folder, "shop/production", "strata apply")).toThrow(
      new RegExp(
        `^shop/production: expected its plans to be free, got process ${process.pid} \\(strata plan\\) at work on them since .*Z; wait for it`,
      ),
    );
    release();
    lockPlans(folder, "shop/production", "strata apply")();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });
});

it.each([JSON.stringify({ pid: GONE, doing: "strata plan", since: "2026-11-27T00:00:00Z" })])(
  "what a process that is gone has left is replaced: %s",
  async (left) => {
    await inTemporaryFolder(join(tmpdir(), "strata-lock-"), (root) => {
      mkdirSync(root, { recursive: true });
      const folder = join(root, "production");
      writeFileSync(`${folder}.lock`, left);

      lockPlans(folder, "shop/production", "strata plan")();
      expect(existsSync(`${folder}.lock`)).toBe(false);
    });
  },
);
