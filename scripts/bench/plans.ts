import { join } from "node:path";
import type { Figure } from "./figure";
import { bareNode, strataAffected, strataPlan } from "./jobs";
import { fastest, run } from "./run";
import { type TerraformUnit, timed } from "./terraform-unit";

const PLAN = ["plan", "-input=false", "-out=by-hand"] as const;

const ROUNDS = 5;

/**
 * `strata plan` of an environment that is as it was applied, against the same plans started by hand: one after
 * another with `init`, and all at once without it.
 * @param units deployed and initialized
 * @param output that they are in
 */
export async function planning(
  environment: string,
  units: readonly TerraformUnit[],
  output: string,
  scratch: string,
): Promise<readonly Figure[]> {
  const [env = {}] = units.map((unit) => unit.env);
  const job = strataPlan(environment, output, join(scratch, "plans"), env);
  // The first run notes what is initialized and what was synthesized.
  await run(job);
  const strata = await fastest(job, ROUNDS);
  const serial = await quickest(() => oneAfterAnother(units));
  const parallel = await quickest(() => allAtOnce(units));
  const [own = 0] = strata.megabytes;
  return [
    { what: `strata plan, ${units.length} layers, no changes`, value: strata.seconds, unit: "s" },
    { what: "init and plan by hand, one after another", value: serial, unit: "s" },
    {
      what: "strata plan / by hand, one after another",
      value: strata.seconds / serial,
      unit: "times",
      target: 0.5,
    },
    { what: "plan by hand, all at once, no init", value: parallel, unit: "s" },
    {
      what: "strata plan / by hand, all at once",
      value: strata.seconds / parallel,
      unit: "times",
      target: 1.2,
    },
    { what: "strata plan, most memory of strata itself", value: own, unit: "MB", target: 200 },
    ...(await unaffected()),
  ];
}

/** `strata affected` of files that are those of the base. */
async function unaffected(): Promise<readonly Figure[]> {
  const node = await fastest(bareNode, ROUNDS);
  const affected = await fastest(strataAffected("HEAD"), ROUNDS);
  return [
    { what: "strata affected, the files of the base", value: affected.seconds, unit: "s" },
    {
      what: "strata affected / node -e 0, git's time in it",
      value: affected.seconds / node.seconds,
      unit: "times",
    },
  ];
}

async function oneAfterAnother(units: readonly TerraformUnit[]): Promise<void> {
  for (const unit of units) {
    await timed(unit, ["init", "-input=false"]);
    await timed(unit, PLAN);
  }
}

async function allAtOnce(units: readonly TerraformUnit[]): Promise<void> {
  await Promise.all(units.map((unit) => timed(unit, PLAN)));
}

/** Seconds of the quickest of several rounds. */
async function quickest(work: () => Promise<void>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return Math.min(...seconds);
}
