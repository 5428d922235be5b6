import { join } from "node:path";
import { Copy } from "./mutations/copy";
import { type Mutation, readMutations } from "./mutations/mutation";
import { judge, type Verdict } from "./mutations/verdict";

const ROOT = join(__dirname, "..");

/** Copies of the checkout that are spoilt at the same time. */
const LANES = 2;

/** Judges every mutation, some at a time, each in one of a few copies of the checkout. */
async function verdicts(
  system: string,
  mutations: readonly Mutation[],
  announce: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const waiting = [...mutations];
  const judged: Verdict[] = [];
  const lane = async (): Promise<void> => {
    const copy = new Copy(ROOT);
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const verdict = await judge(copy, system, next);
        judged.push(verdict);
        announce(verdict);
      }
    } finally {
      copy.remove();
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, mutations.length) }, lane));
  return judged;
}

function line({ mutation: { claim, breaks }, outcome, said }: Verdict): string {
  const head = `${outcome.padEnd(9)} ${claim.padEnd(12)} ${breaks}`;
  return outcome === "caught" ? head : `${head}\n          ${said}`;
}

/**
 * Changes one thing after another, in settings and constructs, and looks whether a test named by the broken claim
 * turns red:
 *
 *     pnpm mutations <system>
 *
 * Ends with 1 where a change got past, or could not be made.
 */
async function main(): Promise<void> {
  const [system, ...others] = process.argv.slice(2).filter((argument) => argument !== "--json");
  if (system === undefined || others.length > 0) {
    throw new Error("mutations: expected the name of a system, for example: pnpm mutations shop");
  }
  const json = process.argv.includes("--json");
  const judged = await verdicts(system, readMutations(ROOT, system), (verdict) => {
    process.stderr.write(`${line(verdict)}\n`);
  });
  const caught = judged.filter(({ outcome }) => outcome === "caught").length;
  process.stdout.write(
    json ? `${JSON.stringify(judged, undefined, 2)}\n` : `${caught} of ${judged.length} changes caught\n`,
  );
  if (caught < judged.length) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
