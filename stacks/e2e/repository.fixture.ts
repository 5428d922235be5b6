import { join } from "node:path";
import { type Environment, formatProblem, loadEnvironments } from "@strata/config";
import { layers } from "../registry";

/** Root of the repository. */
export const ROOT = join(__dirname, "..", "..");

/** Folder of what is read from the bindings once and used by every run. */
export const SCHEMA_CACHE = join(ROOT, "node_modules", ".cache", "strata");

/** Every environment of the repository, as its folders have it. */
export function everyEnvironment(): readonly Environment[] {
  const { environments, problems } = loadEnvironments({ root: join(ROOT, "environments"), layers });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return environments.map(({ environment }) => environment);
}

/** One environment, the last of the standard posture where there is one: for tests of what is the same in all. */
export function anEnvironment(): Environment {
  const environments = everyEnvironment();
  const found = environments.findLast(({ posture }) => posture === "standard") ?? environments[0];
  if (found === undefined) throw new Error("environments/: expected an environment, got none");
  return found;
}
