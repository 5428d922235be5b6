import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { stackName } from "@strata/contract";
import { stringify } from "yaml";
import { z } from "zod";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import { LEDGER_FILE } from "../merge/environment-folders";
import { type Problem, sortProblems } from "../report/problem";
import { placeOf } from "../report/value-fault";
import { readCheckedFile } from "../schema/checked-file";
import { cidr } from "../schema/vocabulary";
import { formatOrigin, type Origin } from "../yaml/origin";
import type { Tree } from "../yaml/tree";

/** The checked-in record of where each unit keeps its state: `environments/state-ledger.yaml`. */
export interface Ledger {
  /** By environment id. */
  readonly environments: Readonly<Record<string, LedgerEnvironment>>;
  /** Subnets that were planned for an environment, CIDR by subnet name; empty where the ledger holds none. */
  heldSubnets(environmentId: string): Readonly<Record<string, string>>;
  /** Where the ledger has an environment, or one of its units. */
  originOf(environmentId: string, layer?: string): Origin;
}

/** One environment of the ledger. */
export interface LedgerEnvironment {
  /** Bucket and key by layer. */
  readonly units: Readonly<Record<string, LedgerUnit>>;
  /** CIDR by subnet name: a subnet keeps its range, whatever is added beside it. */
  readonly subnets: Readonly<Record<string, string>>;
}

/** The S3 object of one unit. */
export interface LedgerUnit {
  readonly bucket: string;
  readonly key: string;
}

/** The subnets of several environments: CIDR by subnet name, by environment id. */
export type SubnetsByEnvironment = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ledgerSchema = z.strictObject({
  environments: z
    .record(
      z.string(),
      z.strictObject({
        units: z.record(z.string(), z.strictObject({ bucket: z.string(), key: z.string() })).default({}),
        subnets: z.record(z.string(), cidr).default({}),
      }),
    )
    .default({}),
});

const HEADING = `# Where each unit keeps its state, and the subnets it was given. Written by \`strata state ledger --write\`.
# A unit that would read another object than the one named here is an error, not an empty state.
`;

/**
 * Reads the ledger under the environments folder; empty where the file does not exist.
 * @param options.root absolute path of the environments folder
 */
export function readLedger(options: { readonly root: string }): {
  readonly ledger: Ledger;
  readonly problems: readonly Problem[];
} {
  const root = resolve(options.root);
  const file = `${basename(root)}/${LEDGER_FILE}`;
  const absolute = join(root, LEDGER_FILE);
  if (!existsSync(absolute)) {
    return { ledger: ledgerOf({}, undefined, file), problems: [] };
  }
  const checked = readCheckedFile(absolute, file, ledgerSchema);
  return "problems" in checked
    ? { ledger: ledgerOf({}, undefined, file), problems: checked.problems }
    : { ledger: ledgerOf(checked.data.environments, checked.tree, file), problems: [] };
}

/**
 * Compares units with the ledger. A unit that the ledger has at another place is a fault, since Terraform would
 * start from an empty state. One that the ledger does not have is new.
 * @param known ids of all environments, where `environments` are only some: others in the ledger count as gone
 */
export function checkLedger(
  environments: readonly LoadedEnvironment[],
  ledger: Ledger,
  known: readonly string[] = environments.map(({ environment }) => environment.id),
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const gone = Object.keys(ledger.environments).filter((id) => !known.includes(id));
  return {
    problems: sortProblems(environments.flatMap((loaded) => movedUnits(loaded, ledger))),
    warnings: sortProblems(gone.map((id) => goneEnvironment(id, environments, ledger))),
  };
}

/**
 * The text of the ledger for these environments. Held subnets are kept from `previous`, unless `subnets` has
 * newer ones.
 */
export function renderLedger(
  environments: readonly LoadedEnvironment[],
  previous: Ledger,
  subnets: SubnetsByEnvironment = {},
): string {
  const entries = environments.map(({ environment: { id, state } }) => {
    const held = subnets[id] ?? previous.heldSubnets(id);
    const units = Object.entries(state).map(([layer, { bucket, key }]) => [layer, { bucket, key }]);
    const entry = {
      units: Object.fromEntries(units),
      ...(Object.keys(held).length === 0 ? {} : { subnets: held }),
    };
    return [id, entry] as const;
  });
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return HEADING + stringify({ environments: Object.fromEntries(sorted) }, { lineWidth: 0 });
}

function ledgerOf(
  environments: Readonly<Record<string, LedgerEnvironment>>,
  tree: Tree | undefined,
  file: string,
): Ledger {
  return {
    environments,
    heldSubnets: (id) => (Object.hasOwn(environments, id) ? (environments[id]?.subnets ?? {}) : {}),
    originOf: (id, layer) =>
      tree === undefined
        ? { file, line: 1, col: 1 }
        : placeOf(tree, ["environments", id, ...(layer === undefined ? [] : ["units", layer])], "key"),
  };
}

function movedUnits({ environment, origins }: LoadedEnvironment, ledger: Ledger): readonly Problem[] {
  const { id, state } = environment;
  const units = Object.hasOwn(ledger.environments, id) ? (ledger.environments[id]?.units ?? {}) : {};
  return Object.entries(units).flatMap(([layer, held]) => {
    const now = state[layer];
    if (now === undefined || (now.bucket === held.bucket && now.key === held.key)) {
      return [];
    }
    const [old, next] = [s3Url(held), s3Url(now)];
    const origin = formatOrigin(ledger.originOf(id, layer));
    return [
      {
        ...origins.at(["state", now.bucket === held.bucket ? "key" : "bucket"]),
        path: stackName(id, layer),
        expected: `state at ${old}, as ${origin} has it`,
        got: next,
        mend: `move it with "aws s3 mv ${old} ${next}", then run "strata state ledger --write"`,
      },
    ];
  });
}

/** An id that changed looks like an environment that went: its state would be taken over under other names. */
function goneEnvironment(id: string, environments: readonly LoadedEnvironment[], ledger: Ledger): Problem {
  const urls = Object.values(ledger.environments[id]?.units ?? {}).map(s3Url);
  const heir = environments.find(({ environment }) =>
    Object.values(environment.state).some((at) => urls.includes(s3Url(at))),
  );
  const got = heir === undefined ? "none" : `none, while ${heir.environment.id} has its state objects`;
  const mend =
    heir === undefined
      ? 'destroy its resources first, then run "strata state ledger --write"'
      : "give the environment its old id, since its resources bear that name";
  return {
    ...ledger.originOf(id),
    path: `environments.${id}`,
    expected: `an environment with id ${id}`,
    got,
    mend,
  };
}

function s3Url({ bucket, key }: LedgerUnit): string {
  return `s3://${bucket}/${key}`;
}
