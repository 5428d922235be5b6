import type { CloudObject, Place } from "./cloud/cloud-object";
import type { CloudStore } from "./cloud/cloud-store";
import type { Connection } from "./cloud/connection";
import type { TypeFacts } from "./facts/type-facts";
import type { Fields } from "./protocol/value";
import type { Fallback, Recipes } from "./values/recipe";

/** What makes a provider that provider: tables, and the few rules that tables cannot say. */
export interface Simulation {
  /** Name in schemas and configurations: `aws`. */
  readonly name: string;
  /** What the bindings do not say of a type. */
  facts(type: string): TypeFacts;
  /** How the values of a type are made. */
  recipes(type: string): Recipes;
  /** How a value is made that has no recipe. */
  readonly fallback: Fallback;
  /** Where the resources of a provider block live. @throws {Refusal} when the block does not say */
  place(config: Fields): Place;
  /** Whether a type's names are those of an account, not of a region. */
  isGlobal(type: string): boolean;
  /** What `terraform import` takes for a resource. */
  importId(type: string, state: Fields): string;
  /** What only a provider plans: tags with the default ones, the region, values that every change renews. */
  plan(change: PlannedChange): Fields;
  /** @throws {Refusal} when the cloud would refuse to make or to change it */
  check(change: AppliedChange): void;
  /** @throws {Refusal} when the cloud would refuse to delete it */
  checkDelete(object: CloudObject, store: CloudStore): void;
  /** What else becomes of the cloud once a resource is made or changed. */
  applied(object: CloudObject, store: CloudStore): void;
  /** What else becomes of the cloud once a resource is gone. */
  deleted(object: CloudObject, store: CloudStore): void;
  /** Data sources that do not read the store, by type. */
  readonly dataSources: Readonly<Record<string, DataSource>>;
}

/** A plan, before the provider had its say. */
export interface PlannedChange {
  readonly type: string;
  readonly config: Fields;
  /** Absent for a new resource. */
  readonly prior?: Fields | undefined;
  readonly planned: Fields;
  readonly connection: Connection;
}

/** A resource that is about to be made or changed. */
export interface AppliedChange {
  readonly type: string;
  readonly state: Fields;
  /** What is there; absent for a new resource. */
  readonly prior?: CloudObject | undefined;
  readonly place: Place;
  readonly connection: Connection;
  readonly store: CloudStore;
}

/** What a data source is asked. */
export interface DataQuery {
  readonly config: Fields;
  readonly place: Place;
  readonly store: CloudStore;
  /** Text that looks random and is the same for the same label. */
  readonly digest: (label: string, length: number) => string;
}

/** The attributes that a data source finds; what it leaves out is null. @throws {Refusal} when there is no such thing */
export type DataSource = (query: DataQuery) => Fields;
