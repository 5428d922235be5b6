import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const mutation = z.strictObject({
  claim: z.string().describe("Id of the claim that must turn red"),
  file: z.string().describe("File that is changed, from the root of the repository"),
  from: z.string().min(1).describe("Text that stands in the file exactly once"),
  to: z.string().describe("Text in its place"),
  breaks: z.string().describe("What is wrong then"),
});

/** One change of one file that breaks one claim. */
export type Mutation = z.output<typeof mutation>;

/** Where a system lists its mutations, from the root of the repository. */
export function mutationsFile(system: string): string {
  return join("environments", system, "claims", "mutations.yaml");
}

/**
 * The mutations of a system, in the order of its file.
 * @throws {Error} where the file does not exist, or is not a list of mutations
 */
export function readMutations(root: string, system: string): readonly Mutation[] {
  const file = mutationsFile(system);
  if (!existsSync(join(root, file))) {
    const known = readdirSync(join(root, "environments")).filter((name) =>
      existsSync(join(root, mutationsFile(name))),
    );
    throw new Error(`${file}: expected a system with mutations, got none; known: ${known.join(", ")}`);
  }
  const { data, error } = z.array(mutation).safeParse(parse(readFileSync(join(root, file), "utf8")));
  if (error === undefined) return data;
  throw new Error(`${file}: ${z.prettifyError(error)}`);
}

/**
 * A file's content with the change made.
 * @throws {Error} where the text to change is not there exactly once: the code has moved on, and so must the mutation
 */
export function mutated(content: string, { claim, file, from, to }: Mutation): string {
  const count = content.split(from).length - 1;
  if (count !== 1) {
    throw new Error(
      `${file}: ${claim}: expected ${JSON.stringify(from)} exactly once, got ${count}; adapt the mutation`,
    );
  }
  return content.replace(from, () => to);
}
