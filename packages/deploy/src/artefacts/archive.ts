import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { z } from "zod";
import { DeployError } from "../deploy-error";
import { LOCK_FILE } from "../units";

/** Name in an archive of what tells which unit it is of. */
const ABOUT = "artefact.json";

/** Version of the archive. A reader refuses another one. */
const VERSION = 1;

/**
 * What synth writes into a unit's folder. Nothing else goes into an archive: what Terraform and people keep beside it,
 * plan files above all, may hold secrets.
 */
const SYNTHESIZED = ["cdk.tf.json", LOCK_FILE, "assets"];

const about = z.strictObject({
  version: z.literal(VERSION),
  environment: z.strictObject({
    id: z.string(),
    /** Folder under `environments/`. */
    path: z.string(),
    account: z.string(),
    region: z.string(),
  }),
  layer: z.string(),
  stack: z.string(),
  /** Upstream layers whose contracts it reads. */
  reads: z.array(z.string()),
});

/** Which unit an artefact is of. */
export type ArtefactFacts = Omit<z.infer<typeof about>, "version">;

/** A unit's folder, as far as it is synthesized, as a ZIP archive. The same unit makes the same bytes. */
export function packUnit(folder: string, facts: ArtefactFacts): Uint8Array {
  const files = SYNTHESIZED.flatMap((name) => filesAt(folder, name));
  const entries = [
    [ABOUT, strToU8(`${JSON.stringify({ version: VERSION, ...facts }, null, 2)}\n`)] as const,
    ...files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  ];
  // The first time that ZIP knows, which has no zone.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 9 });
}

/**
 * Writes an archive's files into a new folder.
 * @param from where the archive comes from, for messages
 * @throws {DeployError} when it is no archive of a unit, or the folder is there
 */
export function unpackUnit(archive: Uint8Array, into: string, from: string): ArtefactFacts {
  const files = filesIn(archive, from);
  const facts = factsIn(files[ABOUT], from);
  if (existsSync(into)) {
    throw new DeployError([`${into}: expected no such folder, got one; remove it, or name another one`]);
  }
  try {
    for (const [name, content] of Object.entries(files).filter(([name]) => name !== ABOUT)) {
      mkdirSync(dirname(join(into, name)), { recursive: true });
      writeFileSync(join(into, name), content);
    }
  } catch (error) {
    rmSync(into, { recursive: true, force: true });
    throw error;
  }
  return facts;
}

function filesIn(archive: Uint8Array, from: string): Readonly<Record<string, Uint8Array>> {
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(archive);
  } catch (error) {
    throw noArtefact(from, `no ZIP archive: ${(error as Error).message}`);
  }
  // Whoever may write to the bucket must not write elsewhere on this machine.
  const foreign = Object.keys(files).find((name) => name !== ABOUT && !isSynthesized(name));
  if (foreign !== undefined) throw noArtefact(from, `one with ${JSON.stringify(foreign)} in it`);
  return files;
}

function isSynthesized(name: string): boolean {
  const [first = "", ...rest] = name.split("/");
  if (!SYNTHESIZED.includes(first) || (first === "assets") === (rest.length === 0)) return false;
  return rest.every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\0]/.test(part));
}

function factsIn(content: Uint8Array | undefined, from: string): ArtefactFacts {
  const found = about.safeParse(jsonIn(content));
  if (!found.success) throw noArtefact(from, `one without an ${ABOUT} of version ${VERSION}`);
  const { version: _, ...facts } = found.data;
  return facts;
}

function jsonIn(content: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(strFromU8(content ?? new Uint8Array()));
  } catch {
    return undefined;
  }
}

function noArtefact(from: string, got: string): DeployError {
  return new DeployError([
    `${from}: expected the archive of a unit, got ${got}; an earlier version of the object may be whole`,
  ]);
}

/** Paths of the files at a path, in order, with slashes. */
function filesAt(folder: string, path: string): readonly string[] {
  const whole = join(folder, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesAt(folder, `${path}/${name}`));
}
