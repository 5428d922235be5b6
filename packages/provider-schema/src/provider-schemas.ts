import { type BindingPackage, bindingSource, findBindingPackage } from "./bindings";
import { BUILTIN_SCHEMAS } from "./builtin-schemas";
import {
  type ProviderSchemas,
  parseSchemaName,
  type ResourceSchema,
  type SchemaName,
} from "./resource-schema";
import { schemaCache } from "./schema-cache";
import { readSchema } from "./schema-reader";

/** Which schemas to read, and from where. */
export interface SchemaRequest {
  /** For example what `typesIn` says of a template. */
  readonly types: Iterable<SchemaName>;
  /** Absolute path of the folder whose dependencies include the bindings. */
  readonly from: string;
  /**
   * Absolute path of a folder for what was read.
   * @default no cache: every type is read from its bindings, about 1 ms each
   */
  readonly cache?: string;
}

/**
 * The schemas of the given types, and of no others: to read a whole provider takes seconds.
 * @throws {Error} one line for each fault of all types: no bindings of a provider, an unknown type (with the nearest
 *   one), no source map, or an attribute that the reader cannot resolve
 */
export function providerSchemas({ types, from, cache }: SchemaRequest): ProviderSchemas {
  const wanted = [...new Set(types)].sort();
  const faults: string[] = [];
  const found = new Map<SchemaName, ResourceSchema>();
  for (const [provider, names] of byProvider(wanted)) {
    const bindings = findBindingPackage(provider, from);
    for (const [name, schema] of readAll(names, { provider, bindings, cache, faults }))
      found.set(name, schema);
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return Object.fromEntries(wanted.flatMap((name) => entryOf(name, found.get(name))));
}

interface Source {
  readonly provider: string;
  readonly bindings: BindingPackage | undefined;
  readonly cache: string | undefined;
  /** Collects the message of each type that cannot be read. */
  readonly faults: string[];
}

function readAll(names: readonly SchemaName[], source: Source): ReadonlyMap<SchemaName, ResourceSchema> {
  const { provider, bindings, cache, faults } = source;
  const store = bindings === undefined || cache === undefined ? undefined : schemaCache(cache, bindings);
  const kept = store?.load() ?? {};
  const read = new Map<SchemaName, ResourceSchema>();
  const fresh = new Map<SchemaName, ResourceSchema>();
  for (const name of names) {
    const known = own(BUILTIN_SCHEMAS, name) ?? own(kept, name);
    if (known !== undefined) {
      read.set(name, known);
    } else if (bindings === undefined) {
      faults.push(
        `${name}: expected bindings of provider ${provider}, got none; add @cdktf/provider-${provider} to the dependencies`,
      );
    } else {
      try {
        fresh.set(name, readSchema(name, bindingSource(bindings, name)));
      } catch (fault) {
        faults.push(fault instanceof Error ? fault.message : String(fault));
      }
    }
  }
  if (fresh.size > 0) store?.save({ ...kept, ...Object.fromEntries(fresh) });
  return new Map([...read, ...fresh]);
}

function byProvider(names: readonly SchemaName[]): ReadonlyMap<string, readonly SchemaName[]> {
  const groups = new Map<string, SchemaName[]>();
  for (const name of names) {
    const { provider } = parseSchemaName(name);
    const group = groups.get(provider);
    if (group === undefined) groups.set(provider, [name]);
    else group.push(name);
  }
  return groups;
}

function own(schemas: ProviderSchemas, name: SchemaName): ResourceSchema | undefined {
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

function entryOf(name: SchemaName, schema: ResourceSchema | undefined): [SchemaName, ResourceSchema][] {
  return schema === undefined ? [] : [[name, schema]];
}
