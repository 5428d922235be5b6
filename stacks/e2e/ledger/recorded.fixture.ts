import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  formatProblem,
  type Ledger,
  type LoadedEnvironment,
  ledgerWith,
  loadEnvironments,
  readLedger,
  recordOf,
} from "@strata/config";
import { TemporaryFolder } from "@strata/files";
import { layers } from "../../registry";
import { everything } from "../references/everything.fixture";

/** Settings as one `environment.yaml` holds them. */
export type Values = Readonly<Record<string, unknown>>;

const cluster = { ...everything.data.databases.orders, storageGiB: undefined, maxStorageGiB: undefined };

/** An environment with every engine, whatever else it has. */
export const recorded: Values = {
  ...everything,
  data: {
    ...everything.data,
    databases: {
      ...everything.data.databases,
      reports: {
        ...cluster,
        engine: "aurora-postgresql",
        instanceClass: "db.r6g.large",
        instances: { one: {}, two: {} },
      },
      events: {
        ...cluster,
        engine: "docdb",
        engineVersion: "5.0.1",
        instanceClass: "db.r6g.large",
        instances: { one: {}, two: {} },
      },
    },
  },
};

/** What `config check` says of an environment. */
export interface Checked {
  readonly environment: LoadedEnvironment["environment"] | undefined;
  /** As a person reads them, without the folder. */
  readonly problems: readonly string[];
}

/** Checks settings against a ledger, as `config check` does. */
export function checked(values: Values, record?: Ledger): Checked {
  const folder = new TemporaryFolder(join(tmpdir(), "strata-recorded-"));
  try {
    const root = join(folder.path, "environments");
    mkdirSync(join(root, "shop/production"), { recursive: true });
    // JSON is YAML.
    writeFileSync(join(root, "shop/production/environment.yaml"), JSON.stringify(values));
    const { environments, problems } = loadEnvironments({
      root,
      layers,
      record: record ?? readLedger({ root }).ledger,
    });
    return {
      environment: environments[0]?.environment,
      problems: problems.map((problem) => formatProblem(problem).replace(/^environments\//, "")),
    };
  } finally {
    folder.remove();
  }
}

/** The ledger once these settings were recorded. @throws {Error} when they have faults */
export function ledgerOf(values: Values): Ledger {
  const { environment, problems } = checked(values);
  if (environment === undefined) throw new Error(problems.join("\n"));
  const { ledger } = readLedger({ root: tmpdir() });
  return ledgerWith(ledger, { [environment.id]: recordOf(environment, layers) });
}

/** Settings with another value at a dotted path; without it where the value is undefined. */
export function changed(values: Values, path: string, value: unknown): Values {
  const [step = "", ...rest] = path.split(".");
  const child = values[step];
  if (rest.length === 0) {
    const { [step]: _, ...others } = values;
    return value === undefined ? others : { ...values, [step]: value };
  }
  return { ...values, [step]: changed((child ?? {}) as Values, rest.join("."), value) };
}
