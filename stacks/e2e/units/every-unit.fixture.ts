import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Environment, formatProblem, loadEnvironments } from "@strata/config";
import { stackName } from "@strata/contract";
import { layers } from "../../registry";
import { type SynthesizedUnit, synthesizeEnvironment } from "../../synthesize";
import { checked, recorded, type Values } from "../ledger/recorded.fixture";
import { everything } from "../references/everything.fixture";
import { ROOT } from "../repository.fixture";

/** One layer of one environment, not synthesized yet. */
export interface UnitCase {
  /** Name of the stack. */
  readonly stack: string;
  readonly layer: string;
  readonly synthesize: () => Promise<SynthesizedUnit>;
}

/** Every unit of every environment of the repository. */
export function everyUnit(): readonly UnitCase[] {
  return unitsUnder(join(ROOT, "environments"), []);
}

/**
 * The units of environments that do not exist: for each system a second region beside its first environment, in the
 * same account, with an id, an account, a region and a CIDR, and no more.
 */
export function unitsOfSecondRegion(): readonly UnitCase[] {
  const source = join(ROOT, "environments");
  const root = join(mkdtempSync(join(tmpdir(), "strata-second-region-")), "environments");
  cpSync(source, root, { recursive: true });
  const seconds = firstOfEachSystem(source).map(({ path, account }, index) => {
    const second = `${dirname(path)}/us-east-1`;
    const lines = [
      `id: second-region-${systemOf(path)}`,
      `account: "${account}"`,
      "region: us-east-1",
      "network:",
      `  cidr: 10.${100 + index}.0.0/16`,
    ];
    mkdirSync(join(root, second));
    writeFileSync(join(root, second, "environment.yaml"), `${lines.join("\n")}\n`);
    return second;
  });
  return unitsUnder(root, seconds);
}

/** The units of invented environments: one that uses every reference of the settings, and one with every engine. */
export function unitsOfInvented(): readonly UnitCase[] {
  return Object.entries({ everything, recorded }).flatMap(([name, values]) => {
    const { environment, problems } = checked(values as Values);
    if (environment === undefined) throw new Error(problems.join("\n"));
    return unitsOf(environment, `${name}: `);
  });
}

/** The first environment of each folder right under `environments/`. */
function firstOfEachSystem(root: string): readonly Environment[] {
  const all = loadEnvironments({ root, layers }).environments.map(({ environment }) => environment);
  if (all.length === 0) throw new Error("environments/: expected an environment, got none");
  const systems = all.map(({ path }) => systemOf(path));
  return all.filter((_, index) => systems.indexOf(systems[index] ?? "") === index);
}

function systemOf(path: string): string {
  return path.split("/")[0] ?? path;
}

function unitsUnder(root: string, select: readonly string[]): readonly UnitCase[] {
  const { environments, problems } = loadEnvironments({
    root,
    layers,
    ...(select.length === 0 ? {} : { select }),
  });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return environments.flatMap(({ environment }) => unitsOf(environment));
}

function unitsOf(environment: Environment, prefix = ""): readonly UnitCase[] {
  const synthesized: { units?: Promise<readonly SynthesizedUnit[]> } = {};
  return environment.layers.map((layer) => ({
    stack: `${prefix}${stackName(environment.id, layer)}`,
    layer,
    synthesize: async () => {
      synthesized.units ??= synthesizeEnvironment(environment);
      const unit = (await synthesized.units).find((candidate) => candidate.layer === layer);
      if (unit === undefined) throw new Error(`${environment.id}: no stack for layer ${layer}`);
      return unit;
    },
  }));
}
