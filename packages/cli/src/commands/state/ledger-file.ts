import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { formatProblem, type Ledger, readLedger, renderLedger } from "@strata/config";
import { writeWhole } from "@strata/files";
import type { Project } from "@strata/project";
import { Failure } from "../../failure";

/** The file of the ledger. */
export interface LedgerFile {
  /** Absolute. */
  readonly path: string;
  /** As messages name it, from the current folder. */
  readonly name: string;
  readonly ledger: Ledger;
}

/** @throws {Failure} when the file is no ledger */
export function ledgerFile(project: Project): LedgerFile {
  const path = join(project.environments, "state-ledger.yaml");
  const { ledger, problems } = readLedger({ root: project.environments });
  if (problems.length > 0) throw new Failure(problems.map(formatProblem));
  return { path, name: relative(process.cwd(), path), ledger };
}

/** Whether the file says so already, in the form in which it is written. */
export function isWritten({ path }: LedgerFile, { environments }: Ledger): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === renderLedger(environments);
}

/** Writes the file, if it does not say so already. */
export function writeLedger(file: LedgerFile, ledger: Ledger): void {
  if (!isWritten(file, ledger)) writeWhole(file.path, renderLedger(ledger.environments));
}
