import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { nearest } from "@strata/values";
import { parseSchemaName, type SchemaId, type SchemaName } from "./resource-schema";

/** An installed package of generated provider bindings. */
export interface BindingPackage {
  /** npm name, for example `@cdktf/provider-aws`. */
  readonly name: string;
  /** npm version of the package, which is not the provider's. */
  readonly version: string;
  /** Short name of the provider, for example `aws`. */
  readonly provider: string;
  /** Absolute path of its `lib` folder, which has a folder for each resource and data source. */
  readonly lib: string;
}

/**
 * Finds the bindings of a provider as a file in `from` would, or undefined where none are installed.
 * @param from absolute path of a folder
 */
export function findBindingPackage(provider: string, from: string): BindingPackage | undefined {
  const name = `@cdktf/provider-${provider}`;
  let manifest: string;
  try {
    manifest = createRequire(join(from, "resolve.js")).resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  return { name, version, provider, lib: join(dirname(manifest), "lib") };
}

/**
 * Folder of a type in the `lib` of its bindings: `aws_vpc` is in `vpc`, `data.aws_ssm_parameter` in
 * `data-aws-ssm-parameter`, `provider.aws` in `provider`. The generator has no exceptions to this: all 2,324
 * modules of aws 21.22.1, kubernetes 12.1.1 and helm 12.1.2 follow it, and the reader verifies each one it opens.
 */
export function bindingFolder({ kind, type, provider }: SchemaId): string {
  const words = type.slice(provider.length + 1).replaceAll("_", "-");
  return { provider: "provider", resource: words, data: `data-${provider}-${words}` }[kind];
}

/** Names of everything that the bindings have, in the order of their folders. */
export function boundNames({ lib, provider }: BindingPackage): readonly SchemaName[] {
  const data = `data-${provider}-`;
  return readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      if (name === "provider") return `provider.${provider}`;
      const words = name.startsWith(data) ? name.slice(data.length) : name;
      return `${name.startsWith(data) ? "data." : ""}${provider}_${words.replaceAll("-", "_")}`;
    });
}

/**
 * The original TypeScript of a type's bindings, with that of the struct files beside it, which hold the nested
 * blocks of the largest types. It stands in the source maps; the compiled JavaScript and the declarations have
 * lost the comments that say which attribute is optional and which is computed.
 * @throws {Error} when the bindings have no such type (with the nearest one), or a file has no source map
 */
export function bindingSource(bindings: BindingPackage, name: SchemaName): string {
  const folder = join(bindings.lib, bindingFolder(parseSchemaName(name)));
  let index: string;
  try {
    index = readFileSync(join(folder, "index.js"), "utf8");
  } catch {
    const guess = nearest(name, boundNames(bindings));
    const hint = guess === undefined ? "" : `; did you mean ${guess}?`;
    throw new Error(
      `${name}: expected a type of ${bindings.name} ${bindings.version}, got an unknown one${hint}`,
    );
  }
  const main = originalSource(index, join(folder, "index.js"));
  if (!main.includes("'./index-structs'")) return main;
  const structs = join(folder, "index-structs");
  const files = readdirSync(structs).filter((file) => /^structs\d+\.js$/.test(file));
  return [
    main,
    ...files.map((file) => originalSource(readFileSync(join(structs, file), "utf8"), join(structs, file))),
  ].join("\n");
}

/**
 * The source that a compiled file was made from, out of its inline source map.
 * @param file named in the message
 * @throws {Error} when the map or the source in it is missing: a guess from compiled code would be wrong
 */
export function originalSource(compiled: string, file: string): string {
  const [, encoded] =
    /\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(compiled) ?? [];
  if (encoded === undefined) throw missingSource(file, "no source map at its end");
  const map = parseMap(Buffer.from(encoded, "base64").toString("utf8"));
  const [source] = map?.sourcesContent ?? [];
  if (typeof source !== "string" || source === "")
    throw missingSource(file, "a source map without the source");
  return source;
}

function parseMap(json: string): { readonly sourcesContent?: readonly unknown[] } | undefined {
  try {
    return JSON.parse(json) as { readonly sourcesContent?: readonly unknown[] };
  } catch {
    return undefined;
  }
}

function missingSource(file: string, got: string): Error {
  return new Error(
    `${file}: expected an inline source map with the original TypeScript, got ${got}; ` +
      "install a version of the bindings that ships one",
  );
}
