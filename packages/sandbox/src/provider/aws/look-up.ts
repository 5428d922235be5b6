import { Refusal } from "../protocol/diagnostic";
import type { Fields, Value } from "../protocol/value";
import type { DataQuery, DataSource } from "../simulation";
import { digest } from "../values/digest";

/** How a thing is looked up that may have been there before everything in the sandbox. */
export interface LookUp {
  /** Resource type. */
  readonly type: string;
  /** Attribute of the data source that names it, and the resource's attribute that holds the same. */
  readonly by: readonly { readonly asked: string; readonly kept: string }[];
  /** Attributes of the data source that the resource has under another name. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What such a thing is like when the sandbox has to assume it; absent where it must not. */
  readonly assume?: (name: string, query: DataQuery) => Fields;
}

/**
 * What a look-up by name finds: a resource of the sandbox, else one that it assumes to exist, and from then on does.
 * @throws {Refusal} when nothing has the name and nothing may be assumed
 */
export function lookUp({ type, by, renamed = {}, assume }: LookUp, query: DataQuery): Fields {
  const { config, place, store } = query;
  const criteria = by.flatMap(({ asked, kept }) => {
    const value = config[asked] ?? null;
    return value === null ? [] : [{ kept, value: named(value) }];
  });
  const found = store
    .ofType(type)
    .find(
      (object) =>
        object.account === place.account &&
        (object.region === "" || object.region === place.region) &&
        criteria.every(({ kept, value }) => named(object.state[kept] ?? null) === value),
    );
  if (found !== undefined) return withNames(found.state, renamed);
  const [criterion] = criteria;
  if (criterion === undefined || assume === undefined) {
    throw new Refusal(
      `reading data.${type}: expected ${type} ${criterion?.value ?? "with a name"}, found none in the sandbox`,
      "Deploy what creates it first; the sandbox knows only what was applied to it.",
    );
  }
  const state = assume(criterion.value, query);
  const id = String(state.id);
  store.put({
    key: digest(`assumed/${type}/${place.account}/${place.region}/${criterion.value}`, "uuid", 36),
    type,
    id,
    importId: id,
    account: place.account,
    region: type.startsWith("aws_route53_") ? "" : place.region,
    origin: "assumed",
    state,
  });
  return withNames(state, renamed);
}

/** Names of zones may end in a dot. */
function named(value: Value): string {
  return String(value).replace(/\.$/, "");
}

function withNames(state: Fields, renamed: Readonly<Record<string, string>>): Fields {
  const others = Object.entries(renamed).map(([asked, kept]) => [asked, state[kept] ?? null] as const);
  return { ...state, ...Object.fromEntries(others) };
}

/** What AWS provides under a fixed name: an id that is the same in every run. */
export function managedByAws(prefix: string, attribute: string): DataSource {
  return ({ config, digest }): Fields => {
    const name = String(config[attribute]);
    const hex = digest(name, 32);
    const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    return { id: prefix === "" ? uuid : `${prefix}-${hex.slice(0, 17)}`, [attribute]: name };
  };
}
