import { lstatSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { own } from "@strata/values";
import { z } from "zod";
import { LEDGER_FILE } from "../merge/environment-folders";
import type { Problem } from "../report/problem";
import { placeOf } from "../report/value-fault";
import { readCheckedFile } from "../schema/checked-file";
import { cidr } from "../schema/vocabulary";
import type { Origin } from "../yaml/origin";
import type { Tree } from "../yaml/tree";

/**
 * The checked-in record of what exists: `environments/state-ledger.yaml`. It says where each unit keeps its state, and
 * what of an environment cannot be changed freely.
 */
export interface Ledger {
  /** By environment id. */
  readonly environments: Readonly<Record<string, LedgerEnvironment>>;
  /** An environment of the ledger; undefined where it has none of that id. */
  environment(id: string): LedgerEnvironment | undefined;
  /** Where the ledger has an environment, or something of it, such as `["units", "network"]`. */
  originOf(id: string, path?: readonly string[]): Origin;
}

/** One environment of the ledger. */
export interface LedgerEnvironment {
  /** Bucket and key by layer. */
  readonly units: Readonly<Record<string, LedgerUnit>>;
  /** CIDR by subnet name: a subnet keeps its range, whatever is added beside it. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Settings and names that cannot be changed freely, by their dotted paths. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Such settings that nothing set when they were recorded. */
  readonly unset: readonly string[];
  /** Names of entries by kind, such as `data.buckets`. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
}

/** The S3 object of one unit. */
export interface LedgerUnit {
  readonly bucket: string;
  readonly key: string;
}

const environment = z.strictObject({
  units: z.record(z.string(), z.strictObject({ bucket: z.string(), key: z.string() })).default({}),
  subnets: z.record(z.string(), cidr).default({}),
  settings: z.record(z.string(), z.unknown()).default({}),
  unset: z.array(z.string()).default([]),
  entries: z.record(z.string(), z.array(z.string())).default({}),
});

const ledgerSchema = z.strictObject({ environments: z.record(z.string(), environment).default({}) });

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
  if (lstatSync(absolute, { throwIfNoEntry: false }) === undefined)
    return { ledger: ledgerOf({}, undefined, file), problems: [] };
  const checked = readCheckedFile(absolute, file, ledgerSchema);
  return "problems" in checked
    ? { ledger: ledgerOf({}, undefined, file), problems: checked.problems }
    : { ledger: ledgerOf(checked.data.environments, checked.tree, file), problems: [] };
}

/** What an environment's record has at a dotted path; undefined where nothing is recorded. */
export function recordedAt(
  { settings, unset }: LedgerEnvironment,
  path: string,
): { readonly value: unknown } | undefined {
  if (unset.includes(path)) return { value: undefined };
  return Object.hasOwn(settings, path) ? { value: own(settings, path) } : undefined;
}

/** A ledger with other environments, whose entries are still found where the file has them. */
export function ledgerWith(ledger: Ledger, environments: Ledger["environments"]): Ledger {
  return { ...ledger, environments, environment: (id) => own(environments, id) };
}

/** Where the state of a unit is, as commands of AWS name it. */
export function s3Url({ bucket, key }: LedgerUnit): string {
  return `s3://${bucket}/${key}`;
}

function ledgerOf(environments: Ledger["environments"], tree: Tree | undefined, file: string): Ledger {
  return {
    environments,
    environment: (id) => own(environments, id),
    originOf: (id, path = []) =>
      tree === undefined ? { file, line: 1, col: 1 } : placeOf(tree, ["environments", id, ...path], "key"),
  };
}
