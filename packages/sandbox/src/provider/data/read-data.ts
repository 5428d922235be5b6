import type { Attribute, AttributeType, Body, ResourceSchema } from "@strata/provider-schema";
import type { CloudObject, Place } from "../cloud/cloud-object";
import type { CloudStore } from "../cloud/cloud-store";
import { Refusal } from "../protocol/diagnostic";
import { fromStateJson } from "../protocol/state-json";
import { canonical, type Fields, isFields, isList, type Value } from "../protocol/value";
import type { Simulation } from "../simulation";
import { digest } from "../values/digest";

/** One read of a data source. */
export interface DataRead {
  readonly schema: ResourceSchema;
  readonly type: string;
  readonly config: Fields;
  readonly place: Place;
  readonly simulation: Simulation;
  readonly store: CloudStore;
  readonly seed: string;
}

/**
 * What a data source finds: by its own rule where it has one, else the one resource of the same type in the store
 * that has all that the configuration says.
 * @throws {Refusal} when nothing is found, or more than one
 */
export function readData(read: DataRead): Fields {
  const { schema, type, config, place, simulation, store, seed } = read;
  const rule = simulation.dataSources[type];
  const found =
    rule === undefined
      ? foundIn(read)
      : rule({
          config,
          place,
          store,
          digest: (label, length) => digest(`${seed}/data/${type}/${label}`, "hex", length),
        });
  return filled(schema, config, found, place);
}

function foundIn({ schema, type, config, place, simulation, store }: DataRead): Fields {
  const wanted = criteria(schema, config);
  const region = simulation.isGlobal(type) ? "" : place.region;
  const candidates = store
    .ofType(type)
    .filter((object) => object.account === place.account && object.region === region)
    .filter((object) => matches(object, wanted));
  const [first, second] = candidates;
  const asked =
    Object.entries(wanted)
      .map(([name, value]) => `${name} = ${canonical(value)}`)
      .join(", ") || "any values";
  if (first === undefined) {
    throw new Refusal(
      `reading data.${type}: expected a resource with ${asked}, found none in the sandbox`,
      "Deploy what creates it first; the sandbox knows only what was applied to it.",
    );
  }
  if (second !== undefined) {
    throw new Refusal(
      `reading data.${type}: expected one resource with ${asked}, found ${candidates.length}`,
    );
  }
  return first.state;
}

/** What a configuration asks for: filters by name are attributes, `tag:Name` is a tag. */
function criteria(schema: Body, config: Fields): Fields {
  const attributes = Object.entries(config).filter(
    ([name, value]) => value !== null && Object.hasOwn(schema.attributes, name) && !isFields(value),
  );
  const tags = isFields(config.tags) ? [["tags", config.tags] as const] : [];
  const filters = (isList(config.filter) ? config.filter : []).filter(isFields).map(({ name, values }) => {
    const attribute = String(name).replaceAll("-", "_");
    return [
      attribute,
      isList(values) && values.length === 1 ? (values[0] ?? null) : (values ?? null),
    ] as const;
  });
  return Object.fromEntries([...attributes, ...tags, ...filters]);
}

function matches({ state, id }: CloudObject, wanted: Fields): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    if (name.startsWith("tag:")) return isFields(state.tags_all) && state.tags_all[name.slice(4)] === value;
    if (name === "tags" && isFields(value)) {
      const tags = isFields(state.tags_all) ? state.tags_all : {};
      return Object.entries(value).every(([key, text]) => tags[key] === text);
    }
    const known = state[name] ?? (name === "id" || name.endsWith("_id") ? id : null);
    return known === null ? !Object.hasOwn(state, name) : canonical(known) === canonical(value);
  });
}

/** The data source's whole value: what is configured, what was found, and nothing for the rest. */
function filled(schema: ResourceSchema, config: Fields, found: Fields, { region }: Place): Fields {
  const attributes = Object.entries(schema.attributes).map(([name, attribute]) => {
    const value = config[name] ?? null;
    if (value !== null) return [name, value] as const;
    if (Object.hasOwn(found, name)) return [name, found[name] ?? null] as const;
    return [name, name === "region" ? region : absent(attribute)] as const;
  });
  const blocks = Object.keys(schema.blocks).map((name) => [name, config[name] ?? null] as const);
  const whole = Object.fromEntries([...attributes, ...blocks]);
  // By the schema once more, since a resource and its data source do not agree on every type.
  return { ...fromStateJson(whole, schema), ...Object.fromEntries(blocks) };
}

function absent({ use, type }: Attribute): Value {
  return use === "optional" || use === "required" ? null : emptyOf(type);
}

function emptyOf(type: AttributeType): Value {
  if (typeof type === "string") return null;
  return type[0] === "object" ? null : type[0] === "map" ? {} : [];
}
