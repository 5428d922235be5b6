import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder, inside the one that goes with its test file. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "strata-python-"));
}

/** Path of a new file of requirements with these lines. */
export function requirementsOf(...lines: readonly string[]): string {
  const file = join(temporaryFolder(), "requirements.txt");
  writeFileSync(file, lines.join("\n"));
  return file;
}

/**
 * A shell script in place of Python, which makes environments of itself and logs its calls.
 * @param version the version that it claims to be
 * @param venv shell commands in place of `-m venv`; `$3` is the folder
 * @param pip shell commands in place of `-m pip`
 */
export function fakePython({
  version = "3.11",
  venv = "",
  pip = "",
}: {
  readonly version?: string;
  readonly venv?: string;
  readonly pip?: string;
} = {}) {
  const folder = temporaryFolder();
  const python = join(folder, "python3");
  const log = join(folder, "log");
  const make = 'mkdir -p "$3/bin" && cp "$0" "$3/bin/python"';
  const lines = [
    "#!/bin/sh",
    `[ "$1" = -c ] && { echo ${version}; exit; }`,
    `echo "$@" >> ${log}`,
    `case "$2" in`,
    `venv) ${venv || make};;`,
    `pip) ${pip || ":"};;`,
    "esac",
  ];
  writeFileSync(python, lines.join("\n"));
  chmodSync(python, 0o755);
  const calls = (): readonly string[] =>
    existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
  return { python, calls, cache: join(folder, "cache") };
}
