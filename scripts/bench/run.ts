import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";

/** A command line, and what it needs. */
export interface Job {
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. @default the root of the repository */
  readonly folder?: string;
}

/** What one run of a job took. */
export interface Run {
  readonly seconds: number;
  /** The most that each of its Node processes held, MB, the largest first. */
  readonly megabytes: readonly number[];
}

/** Root of the repository. */
export const ROOT = join(__dirname, "..", "..");

/**
 * Runs a job once, from start to exit.
 * @throws {Error} with what the job said, when it fails
 */
export async function run({ command: [file, ...args], env = {}, folder = ROOT }: Job): Promise<Run> {
  const options = `${process.env.NODE_OPTIONS ?? ""} --require ${join(__dirname, "peak-memory.cjs")}`.trim();
  // Execa is an ES module, and this is not.
  const { execa } = await import("execa");
  return inTemporaryFolder(join(tmpdir(), "strata-bench-memory-"), async (memory) => {
    const start = performance.now();
    await execa(file, args, {
      cwd: folder,
      env: { CHECKPOINT_DISABLE: "1", CI: "1", ...env, NODE_OPTIONS: options, STRATA_BENCH_MEMORY: memory },
    });
    const seconds = (performance.now() - start) / 1000;
    const kibibytes = readdirSync(memory).map((name) => Number(readFileSync(join(memory, name), "utf8")));
    return { seconds, megabytes: kibibytes.map((size) => (size * 1024) / 1e6).sort((a, b) => b - a) };
  });
}

/** The fastest of several runs, since other work on the machine only ever adds time. */
export async function fastest(job: Job, rounds: number): Promise<Run> {
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await run(job));
  return runs.reduce((best, other) => (other.seconds < best.seconds ? other : best));
}
