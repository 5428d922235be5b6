import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "@strata/files";
import type { BindingPackage } from "./bindings";
import type { ProviderSchemas } from "./resource-schema";

/** The schemas read so far from one version of one package. */
export interface SchemaCache {
  /** What the file holds; empty where there is none, or where it is damaged or of another reader. */
  load(): ProviderSchemas;
  /**
   * Replaces the file as a whole: a reader sees the old or the new one, never half. Where two processes save at once
   * the last one stays, and what the other had read is read again. Where the folder cannot be written nothing is
   * kept: a cache saves time, and its absence is no fault of the user's configuration.
   */
  save(schemas: ProviderSchemas): void;
}

/** @param folder absolute path, for example `node_modules/.cache/strata` of the project; made on first save */
export function schemaCache(folder: string, { name, version }: BindingPackage): SchemaCache {
  const file = join(folder, `${name.replace("/", "+")}@${version}.json`);
  return {
    load: () => {
      try {
        return unseal(readFileSync(file, "utf8"));
      } catch {
        return {};
      }
    },
    save: (schemas) => {
      try {
        mkdirSync(folder, { recursive: true });
        writeWhole(file, seal(schemas));
      } catch {
        // A cache saves time; where it cannot be kept, schemas are read again.
      }
    },
  };
}

/** The schemas as text, below a line that proves them whole and made by the reader that we are. */
function seal(schemas: ProviderSchemas): string {
  const text = JSON.stringify(schemas);
  return `${digest(readerSource(), text)}\n${text}`;
}

/** @throws {Error} when the text is not what {@link seal} wrote */
function unseal(sealed: string): ProviderSchemas {
  const end = sealed.indexOf("\n");
  const text = sealed.slice(end + 1);
  if (sealed.slice(0, end) !== digest(readerSource(), text))
    throw new Error("not a whole cache of this reader");
  return JSON.parse(text) as ProviderSchemas;
}

/** The source of this package, so that a changed rule of reading never meets schemas of the old one. */
function readerSource(): string {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  return files.map((file) => readFileSync(join(__dirname, file), "utf8")).join("\n");
}

function digest(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}
