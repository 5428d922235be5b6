import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { describe, expect, it } from "vitest";
import { Shop } from "./shop.fixture";
import { systemFault } from "./system-fault";

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("an error of the file system", () => {
  it("is one line: where, what was expected, what was found, what to do", async () => {
    await inTemporaryFolder(join(tmpdir(), "strata-fault-"), (folder) => {
      const file = join(folder, "file");
      writeFileSync(file, "");
      expect(systemFault(caught(() => mkdirSync(join(file, "inside"))))).toBe(
        `${join(file, "inside")}: expected a folder, got a file on the way to it (ENOTDIR); name another place, or move the file`,
      );
      expect(systemFault(caught(() => readFileSync(folder)))).toMatch(
        /^files: expected a file, got a folder \(EISDIR\)/,
      );
    });
    const full = Object.assign(new Error("ENOSPC"), {
      code: "ENOSPC",
      syscall: "write",
      path: "plans/plan.json",
    });
    expect(systemFault(full)).toBe(
      "plans/plan.json: expected room to write, got a full disk (ENOSPC); free some space, and run it again",
    );
  });

  it.each([
    new Error("ours"),
    new TypeError("x is undefined"),
    undefined,
    { code: "ENOSPC" },
    { code: "constructor", syscall: "x" },
  ])("is none: %s", (error) => {
    expect(systemFault(error)).toBeUndefined();
  });

  it("is all that a command says of it", async () => {
    const shop = new Shop();
    const file = join(shop.folder, "file");
    writeFileSync(file, "");
    const run = await shop.strata("synth shop/staging", { CDKTF_OUTDIR: join(file, "inside", "cdktf.out") });

    expect(run.exitCode).toBe(1);
    expect(run.complaints).toEqual([
      expect.stringMatching(/: expected a folder, got a file on the way to it \(ENOTDIR\)/),
    ]);
  }, 60_000);
});
