import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ProjectError } from "./project-error";

/** The project that a command works on. All paths are absolute. */
export interface Project {
  /** Folder that holds `cdktf.json`. */
  readonly root: string;
  /** File that exports the layers, see `layersOf`. */
  readonly registry: string;
  /** File that synthesizes: what `cdktf.json` runs. */
  readonly app: string;
  /** Folder of the environments. */
  readonly environments: string;
  /** Where stock `cdktf synth` writes, and so do we. */
  readonly output: string;
}

/** Where a project's own code is, unless its `package.json` says otherwise. */
const DEFAULTS = { app: "stacks/main.ts", registry: "stacks/registry.ts" } as const;

/**
 * The project around a folder: the nearest one above it that holds `cdktf.json` and a registry of layers.
 * @throws {ProjectError} where there is none, or where the project's `package.json` names files that do not exist
 */
export function findProject(start: string = process.cwd()): Project {
  for (let root = resolve(start); ; root = dirname(root)) {
    const code = existsSync(join(root, "cdktf.json")) ? codeOf(root) : undefined;
    if (code !== undefined) {
      return {
        root,
        ...code,
        environments: resolve(root, process.env.STRATA_ENVIRONMENTS ?? "environments"),
        output: resolve(root, process.env.CDKTF_OUTDIR ?? "cdktf.out"),
      };
    }
    if (dirname(root) === root) {
      throw new ProjectError([
        `${resolve(start)}: expected a Strata project (cdktf.json and ${DEFAULTS.registry}) here or above; run strata inside a checkout`,
      ]);
    }
  }
}

/**
 * The same project as it is in another checkout of its repository, or in another commit of it; undefined where there
 * is none. Its code may be elsewhere there; its environments are where they are here.
 * @param root folder that stands there for the project's own
 * @throws {ProjectError} where its `package.json` names files that do not exist
 */
export function projectAt(root: string, like: Project): Project | undefined {
  const code = existsSync(join(root, "cdktf.json")) ? codeOf(root) : undefined;
  if (code === undefined) return undefined;
  const there = (path: string): string => join(root, relative(like.root, path));
  return { root, ...code, environments: there(like.environments), output: join(root, "cdktf.out") };
}

/** Folder that holds one folder for each layer: the registry's. */
export function layersFolder({ registry }: Project): string {
  return dirname(registry);
}

/** Where downloads are kept that can be fetched again: Terraform, Python environments. */
export function cacheFolder({ root }: Project): string {
  return join(root, ".cache");
}

/** Where results are kept that can be computed again: syntheses, schemas of providers. */
export function resultsFolder({ root }: Project): string {
  return join(root, "node_modules", ".cache", "strata");
}

/** The code that a folder's `package.json` names, or that of the default layout; undefined where there is neither. */
function codeOf(root: string): Pick<Project, "app" | "registry"> | undefined {
  const named = namedIn(join(root, "package.json"));
  const code = { ...DEFAULTS, ...named };
  const files = { app: resolve(root, code.app), registry: resolve(root, code.registry) };
  if (named === undefined) return existsSync(files.registry) ? files : undefined;
  const missing = (["app", "registry"] as const).filter((name) => !existsSync(files[name]));
  if (missing.length === 0) return files;
  throw new ProjectError(
    missing.map(
      (name) =>
        `${join(root, "package.json")}: strata.${name}: expected a file, got ${JSON.stringify(code[name])}, which does not exist`,
    ),
  );
}

/** The `strata` entry of a `package.json`; undefined where it has none. */
function namedIn(file: string): Partial<Pick<Project, "app" | "registry">> | undefined {
  if (!existsSync(file)) return undefined;
  const { strata } = JSON.parse(readFileSync(file, "utf8")) as { readonly strata?: unknown };
  if (strata === undefined) return undefined;
  const faults = faultsOf(strata);
  if (faults.length === 0) return strata as Partial<Pick<Project, "app" | "registry">>;
  throw new ProjectError(faults.map((fault) => `${file}: ${fault}`));
}

function faultsOf(strata: unknown): readonly string[] {
  if (typeof strata !== "object" || strata === null || Array.isArray(strata))
    return [`strata: expected an object, got ${JSON.stringify(strata)}`];
  const names = Object.keys(DEFAULTS);
  return Object.entries(strata).flatMap(([name, value]: [string, unknown]) => {
    if (!names.includes(name)) return [`strata.${name}: expected ${names.join(" or ")}, got an unknown key`];
    return typeof value === "string" ? [] : [`strata.${name}: expected a path, got ${JSON.stringify(value)}`];
  });
}

/** A path as messages show it: relative to the project's root. */
export function inProject({ root }: Project, path: string): string {
  return relative(root, path);
}
