import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Copy } from "./copy";
import type { Mutation } from "./mutation";

/** What became of a mutation: a test named by its claim turned red, none did, or it could not be made. */
export interface Verdict {
  readonly mutation: Mutation;
  readonly outcome: "caught" | "survived" | "outdated";
  /** The first line of what the red test said, or why the mutation could not be made. */
  readonly said: string;
}

/** The part of Vitest's JSON report that is read. */
const report = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** Runs the tests of a mutation's claim while its file is changed. */
export async function judge(copy: Copy, system: string, mutation: Mutation): Promise<Verdict> {
  const files = citing(join(copy.folder, "environments", system, "claims"), mutation.claim);
  if (files.length === 0) {
    return { mutation, outcome: "outdated", said: `no test cites ${mutation.claim}` };
  }
  try {
    const red = await copy.spoilt(mutation, () => redTests(copy, files, mutation.claim));
    const [first] = red;
    return first === undefined
      ? { mutation, outcome: "survived", said: "no test of the claim turned red" }
      : { mutation, outcome: "caught", said: first };
  } catch (error) {
    return { mutation, outcome: "outdated", said: (error as Error).message };
  }
}

/** What tests named by the claim said as they failed. */
async function redTests(copy: Copy, files: readonly string[], claim: string): Promise<readonly string[]> {
  const { execa } = await import("execa");
  const { stdout, stderr } = await execa(
    process.execPath,
    [
      join(copy.folder, "node_modules", "vitest", "vitest.mjs"),
      "run",
      ...files,
      "--configLoader=runner",
      // What one run has compiled the next one takes over, but for what was changed.
      "--experimental.fsModuleCache",
      "--reporter=json",
      "--typecheck.enabled=false",
      "--maxWorkers=1",
      `--testNamePattern=\\b${claim}\\b`,
    ],
    { cwd: copy.folder, env: { TMPDIR: copy.temporary }, reject: false },
  );
  const { data } = report.safeParse(readJson(stdout));
  if (data === undefined) throw new Error(`expected Vitest's report, got ${stderr || stdout}`);
  return data.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title, status }) => status === "failed" && title.split(/,? /).includes(claim))
    .map(({ failureMessages }) => firstLine(failureMessages?.[0] ?? ""));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{")));
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

/** Files of claims that name one. */
function citing(folder: string, claim: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(path, "utf8").includes(`"${claim}"`));
}
