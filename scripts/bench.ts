import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { environments, grown } from "./bench/environments";
import type { Figure } from "./bench/figure";
import { bareNode, configCheck, stockSynth, strataSynth } from "./bench/jobs";
import { fastest } from "./bench/run";
import { deploying } from "./bench/sandbox";
import { unchangedTree } from "./bench/unchanged";

/** How many environments the growth is measured with: at most those that `grown` adds. */
const COUNTS = [1, 2, 4, 8];

const scratch = new TemporaryFolder(join(tmpdir(), "strata-bench-output-")).path;

/** Says what is running, to a person who waits. */
function announce(line: string): void {
  process.stderr.write(`${line} ...\n`);
}

/** `strata synth` against stock `cdktf synth` on the stacks of one environment, and the memory of the former. */
async function synthesis(environment: string): Promise<readonly Figure[]> {
  const outputs = { strata: join(scratch, "strata"), stock: mkdtempSync(join(scratch, "stock-")) };
  announce(`strata synth ${environment}`);
  const strata = await fastest(strataSynth([environment], outputs.strata), 3);
  announce(`cdktf synth ${environment}`);
  const tsx = await fastest(stockSynth(environment, outputs.stock, "tsx"), 2);
  announce(`cdktf synth ${environment}, with ts-node`);
  const tsNode = await fastest(stockSynth(environment, outputs.stock, "ts-node"), 2);
  const [ours, theirs] = [outputs.strata, outputs.stock].map((folder) =>
    readFileSync(join(folder, "manifest.json"), "utf8"),
  );
  if (ours !== theirs) throw new Error("the two made different stacks, so their times say nothing");
  return [
    { what: "strata synth, one environment", value: strata.seconds, unit: "s" },
    { what: "cdktf synth with ts-node, the same stacks", value: tsNode.seconds, unit: "s" },
    {
      what: "strata / cdktf with ts-node",
      value: strata.seconds / tsNode.seconds,
      unit: "times",
      target: 1 / 5,
    },
    { what: "cdktf synth as cdktf.json has it (tsx)", value: tsx.seconds, unit: "s" },
    { what: "strata / cdktf with tsx", value: strata.seconds / tsx.seconds, unit: "times" },
    {
      what: "strata synth, most memory of command and app together",
      value: strata.megabytes.reduce((sum, size) => sum + size, 0),
      unit: "MB",
      target: 300,
    },
  ];
}

/** `strata config check` of all environments, against the start of Node alone. */
async function checking(): Promise<readonly Figure[]> {
  announce("strata config check");
  const node = await fastest(bareNode, 5);
  const check = await fastest(configCheck, 5);
  const count = environments().length;
  return [
    { what: `strata config check, ${count} environments`, value: check.seconds, unit: "s", target: 0.6 },
    { what: "node -e 0", value: node.seconds, unit: "s" },
    { what: "strata config check / node -e 0", value: check.seconds / node.seconds, unit: "times" },
  ];
}

/** `strata affected` of an unchanged tree, against git and the start of Node alone. */
async function unchanged(): Promise<readonly Figure[]> {
  announce("strata affected, of an unchanged tree");
  return unchangedTree();
}

/** `strata synth` of more and more environments. */
async function growth(): Promise<readonly Figure[]> {
  const { root, added } = grown();
  const figures: Figure[] = [];
  for (const count of COUNTS) {
    announce(`strata synth, ${count} environments`);
    const { seconds } = await fastest(strataSynth(added.slice(0, count), join(scratch, "growth"), root), 2);
    figures.push({ what: `strata synth, ${count} environments`, value: seconds, unit: "s" });
  }
  const [first, middle, last] = [0, COUNTS.length - 2, COUNTS.length - 1].map((index) => ({
    count: COUNTS[index] ?? 0,
    seconds: figures[index]?.value ?? 0,
  })) as [Sample, Sample, Sample];
  return [
    ...figures,
    { what: "one environment more, of the first few", value: slope(first, middle), unit: "s" },
    // Linear growth has one slope throughout.
    { what: "one environment more, of the last few", value: slope(middle, last), unit: "s" },
  ];
}

/** What a sandbox costs, and a deploy into it. */
async function deployment(environment: string): Promise<readonly Figure[]> {
  announce(`strata sandbox, deploy of ${environment}`);
  return deploying(environment);
}

interface Sample {
  readonly count: number;
  readonly seconds: number;
}

function slope(from: Sample, to: Sample): number {
  return (to.seconds - from.seconds) / (to.count - from.count);
}

function line({ what, value, unit, target }: Figure): string {
  const digits = unit === "MB" ? 0 : 2;
  const judged =
    target === undefined ? "" : `  at most ${target.toFixed(digits)}: ${value <= target ? "met" : "MISSED"}`;
  return `${what.padEnd(56)}${value.toFixed(digits).padStart(8)} ${unit.padEnd(5)}${judged}`.trimEnd();
}

/** Prints ratios of one run on one machine: absolute times differ from machine to machine. */
async function main(): Promise<void> {
  const [environment] = environments();
  if (environment === undefined) throw new Error("environments/: expected an environment, got none");
  const figures = [
    ...(await checking()),
    ...(await unchanged()),
    ...(await synthesis(environment)),
    ...(await growth()),
    ...(await deployment(environment)),
  ];
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  else for (const figure of figures) process.stdout.write(`${line(figure)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
