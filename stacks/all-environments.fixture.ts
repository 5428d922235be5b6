import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatProblem, loadEnvironments } from "@strata/config";
import { layers } from "./registry";
import { type SynthesizedUnit, synthesizeEnvironment } from "./synthesize";

/** One layer of one environment, not synthesized yet. */
export interface UnitCase {
  /** Name of the stack. */
  readonly stack: string;
  readonly layer: string;
  readonly synthesize: () => Promise<SynthesizedUnit>;
}

/** Every unit of every environment of the repository. */
export function everyUnit(): readonly UnitCase[] {
  return unitsUnder(join(__dirname, "..", "environments"), []);
}

/**
 * The units of an environment that does not exist: a second region beside the first environment that is there, in
 * its account, with an id, an account, a region and a CIDR, and no more.
 */
export function unitsOfSecondRegion(): readonly UnitCase[] {
  const source = join(__dirname, "..", "environments");
  const [first] = loadEnvironments({ root: source, layers }).environments;
  if (first === undefined) throw new Error("environments/: expected an environment, got none");
  const { path, account } = first.environment;
  const root = join(mkdtempSync(join(tmpdir(), "strata-second-region-")), "environments");
  cpSync(source, root, { recursive: true });
  const second = `${dirname(path)}/us-east-1`;
  mkdirSync(join(root, second));
  const lines = [
    "id: second-region",
    `account: "${account}"`,
    "region: us-east-1",
    "network:",
    "  cidr: 10.9.0.0/16",
  ];
  writeFileSync(join(root, second, "environment.yaml"), `${lines.join("\n")}\n`);
  return unitsUnder(root, [second]);
}

function unitsUnder(root: string, select: readonly string[]): readonly UnitCase[] {
  const { environments, problems } = loadEnvironments({
    root,
    layers,
    ...(select.length === 0 ? {} : { select }),
  });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return environments.flatMap(({ environment }) => {
    const made: { units?: Promise<readonly SynthesizedUnit[]> } = {};
    return environment.layers.map((layer) => ({
      stack: `${environment.id}-${layer}`,
      layer,
      synthesize: async () => {
        made.units ??= synthesizeEnvironment(environment);
        const unit = (await made.units).find((candidate) => candidate.layer === layer);
        if (unit === undefined) throw new Error(`${environment.id}: no stack for layer ${layer}`);
        return unit;
      },
    }));
  });
}
