import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import type { Figure } from "./figure";
import { bareNode } from "./jobs";
import { fastest, type Job, ROOT } from "./run";

/** What has to be asked of git to know that nothing has changed. */
const QUESTIONS: readonly (readonly [string, ...string[]])[] = [
  ["git", "merge-base", "HEAD", "HEAD"],
  ["git", "rev-parse", "HEAD^{tree}", "HEAD"],
  ["git", "status", "--porcelain", "--untracked-files=normal"],
];

/** `strata affected` where the files are those of the base: in a clone, since this checkout may have changes. */
export async function unchangedTree(): Promise<readonly Figure[]> {
  return inTemporaryFolder(join(tmpdir(), "strata-bench-clone-"), async (folder) => {
    execFileSync("git", ["clone", "--quiet", "--shared", ROOT, folder]);
    const strata = join(ROOT, "packages", "cli", "bin", "strata.cjs");
    const affected: Job = { command: [process.execPath, strata, "affected", "--base", "HEAD"], folder };
    const [ours, node] = [await fastest(affected, 5), await fastest(bareNode, 5)];
    let git = 0;
    for (const command of QUESTIONS) git += (await fastest({ command, folder }, 5)).seconds;
    return [
      { what: "strata affected, nothing has changed", value: ours.seconds, unit: "s" },
      { what: "git, asked the same", value: git, unit: "s" },
      {
        what: "strata affected without git / node -e 0",
        value: (ours.seconds - git) / node.seconds,
        unit: "times",
        target: 3,
      },
    ];
  });
}
