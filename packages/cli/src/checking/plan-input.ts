import { readFileSync } from "node:fs";
import { NotAPlan, type PlanChanges, parsePlan, readChanges } from "@strata/inventory";
import { own } from "@strata/values";
import { Failure } from "../failure";

/** A plan as a command line names it: of any configuration, or of a layer of an environment. */
export interface PlanArgument {
  /** Absent: it is judged by itself. */
  readonly layer?: string;
  /** `-` is standard input. */
  readonly file: string;
}

/** A plan that was read. */
export interface PlanInput extends PlanArgument {
  /** How messages call it. */
  readonly name: string;
  readonly changes: PlanChanges;
  /** The whole JSON. */
  readonly json: unknown;
}

/** `<layer>=<file>`, or a file. A file whose own name has a `=` is written with its folder: `./a=b.json`. */
export function planArgument(text: string): PlanArgument {
  const [, layer, file] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/s.exec(text) ?? [];
  return layer === undefined || file === undefined ? { file: text } : { layer, file };
}

/** Reads what `terraform show -json` has printed. @throws {Failure} with one line for what is no plan */
export async function readPlanInput(argument: PlanArgument): Promise<PlanInput> {
  const { file } = argument;
  const name = file === "-" ? "standard input" : file;
  const content = file === "-" ? await standardInput() : contentOf(file);
  try {
    const json = parsePlan(content);
    return { ...argument, name, changes: readChanges(json), json };
  } catch (error) {
    throw error instanceof NotAPlan ? failure(file, error) : error;
  }
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw failure(file, new NotAPlan(foundOf(error as NodeJS.ErrnoException)));
  }
}

/** All that is piped into the command. */
async function standardInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw failure("-", new NotAPlan("a terminal, to which nothing is piped"));
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function foundOf({ code, message }: NodeJS.ErrnoException): string {
  const found: Readonly<Record<string, string>> = {
    ENOENT: "no such file",
    EISDIR: "a folder",
    EACCES: "a file that may not be read",
    ENOTDIR: "no such file",
  };
  return own(found, code ?? "") ?? message;
}

function failure(file: string, { message }: NotAPlan): Failure {
  return new Failure([`--plan ${file}: ${message}`]);
}
