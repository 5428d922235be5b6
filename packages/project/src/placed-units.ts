import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Environment } from "@strata/config";
import { writeWhole } from "@strata/files";
import { inputsDigest } from "./kept-stacks";
import { type Project, resultsFolder } from "./project";
import { withSynthesis } from "./synthesis";
import { placeUnits } from "./unit-folders";

/** What commands that run Terraform know of an environment. */
export type PlacedEnvironment = Pick<Environment, "id" | "path" | "account" | "region" | "layers">;

/** Environments whose units are in the output, as settings and code have them now. */
export interface PlacedEnvironments {
  readonly environments: readonly PlacedEnvironment[];
  /** What `config check` warns of, as lines. */
  readonly warnings: readonly string[];
}

/** What was placed, with the digests of its files by their paths from the output. */
interface Placed extends PlacedEnvironments {
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The environments that a command names, with their units in the output. Settings are checked, and the app runs, only
 * where something that they read has changed since, or where a file of the units has.
 * @param names folders, globs or ids; none: all
 * @param announce told before the app runs, which takes seconds
 * @throws {ProjectError} with every problem of the settings, or with what the app said
 */
export async function placedEnvironments(
  project: Project,
  names: readonly string[],
  announce: () => void,
): Promise<PlacedEnvironments> {
  // Accepted exceptions end with a day.
  const today = new Date().toISOString().slice(0, 10);
  const digest = inputsDigest(project, [today, ...names]);
  const stamp = join(resultsFolder(project), "placed", `${digest}.json`);
  const placed = read(stamp);
  if (placed !== undefined && isAsPlaced(project, placed)) return placed;
  const warnings: string[] = [];
  // Schemas of settings take long to load, and nobody needs them where all is as it was.
  const { environmentsOf } = require("./environments") as typeof import("./environments");
  const loaded = environmentsOf(project, names, { warn: (line) => warnings.push(line) });
  const environments = loaded.map(
    ({ environment: { id, path, account, region, layers } }): PlacedEnvironment => ({
      id,
      path,
      account,
      region,
      layers,
    }),
  );
  announce();
  const paths = environments.map(({ path }) => path);
  const files = await withSynthesis(project, paths, async (synthesis) => {
    const written = synthesis.stacks.flatMap(({ name, files: beside }) =>
      ["cdk.tf.json", ...Object.keys(beside)].map((path) => join("stacks", name, path)),
    );
    await placeUnits(project, synthesis);
    return Object.fromEntries(written.map((path) => [path, digestAt(project, path) ?? ""]));
  });
  const result: Placed = { environments, warnings, files };
  // Where something was changed meanwhile, nobody knows whether the app has read it.
  if (inputsDigest(project, [today, ...names]) === digest) write(stamp, result);
  return result;
}

function isAsPlaced(project: Project, { files }: Placed): boolean {
  return Object.entries(files).every(([path, was]) => digestAt(project, path) === was);
}

function digestAt({ output }: Project, path: string): string | undefined {
  try {
    return createHash("sha256")
      .update(readFileSync(join(output, path)))
      .digest("hex");
  } catch {
    return undefined;
  }
}

function read(file: string): Placed | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Placed;
  } catch {
    return undefined;
  }
}

/** Where it cannot be written, as in a checkout that is only to be read, nothing is noted. */
function write(file: string, placed: Placed): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, JSON.stringify(placed));
  } catch {
    // It is synthesized again next time.
  }
}
