import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { writeWhole } from "@strata/files";
import { inputsDigest } from "./kept-stacks";
import { type Project, resultsFolder } from "./project";
import { withSynthesis } from "./synthesis";
import { placeUnits } from "./unit-folders";

/** Digests of the files that a synthesis placed, by their paths from the output. */
type Placed = Readonly<Record<string, string>>;

/**
 * Makes sure that the units of environments are in the output as the settings and the code have them now. The app runs only
 * where something that it reads has changed, or where a file of the units has.
 * @param announce told before the app runs, which takes seconds
 * @throws {ProjectError} with what the app said, when it fails
 */
export async function ensureUnits(
  project: Project,
  environments: readonly string[],
  announce: () => void,
): Promise<void> {
  const digest = inputsDigest(project, environments);
  const stamp = join(resultsFolder(project), "placed", `${digest}.json`);
  const placed = read(stamp);
  if (placed !== undefined && Object.entries(placed).every(([path, was]) => digestAt(project, path) === was))
    return;
  announce();
  await withSynthesis(project, environments, async (synthesis) => {
    const paths = synthesis.stacks.flatMap(({ name }) =>
      filesUnder(join(synthesis.folder, "stacks", name)).map((path) => relative(synthesis.folder, path)),
    );
    await placeUnits(project, synthesis);
    const now = Object.fromEntries(paths.map((path) => [path, digestAt(project, path) ?? ""]));
    // Where something was changed meanwhile, nobody knows whether the app has read it.
    if (inputsDigest(project, environments) === digest) write(stamp, now);
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
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
