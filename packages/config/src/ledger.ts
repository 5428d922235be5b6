import type { LoadedEnvironment } from "./load-environments";
import type { Problem } from "./problem";

/** The checked-in record of where each unit keeps its state: `environments/state-ledger.yaml`. */
export interface Ledger {
  readonly environments: Readonly<Record<string, LedgerEnvironment>>;
  /** Subnets that were planned for an environment, CIDR by subnet name; empty where the ledger holds none. */
  heldSubnets(environmentId: string): Readonly<Record<string, string>>;
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

/** Reads the ledger under the environments folder; empty where the file does not exist. */
export function readLedger(_options: { readonly root: string }): {
  readonly ledger: Ledger;
  readonly problems: readonly Problem[];
} {
  throw new Error("not built yet");
}

/** Compares units with the ledger. Give it all environments: those it is not given count as gone. */
export function checkLedger(
  _environments: readonly LoadedEnvironment[],
  _ledger: Ledger,
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  throw new Error("not built yet");
}

/**
 * The text of the ledger for these environments. Held subnets are kept from `previous`, unless `subnets` has
 * newer ones (CIDR by subnet name, by environment id).
 */
export function renderLedger(
  _environments: readonly LoadedEnvironment[],
  _previous: Ledger,
  _subnets: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): string {
  throw new Error("not built yet");
}
