import { setTimeout as delay } from "node:timers/promises";
import { type ProviderSchemas, parseSchemaName, type ResourceSchema } from "@strata/provider-schema";
import type { CloudObject, Place } from "./cloud/cloud-object";
import type { CloudStore } from "./cloud/cloud-store";
import { type Connection, Connections } from "./cloud/connection";
import { readData } from "./data/read-data";
import type { TypeFacts } from "./facts/type-facts";
import { plannedBody } from "./plan/planned-body";
import { replacing } from "./plan/replacement";
import { Refusal } from "./protocol/diagnostic";
import { fromStateJson } from "./protocol/state-json";
import { canonical, type Fields } from "./protocol/value";
import { type WireSchema, wireSchema } from "./protocol/wire-schema";
import type { AppliedChange, Simulation } from "./simulation";
import { digest } from "./values/digest";
import { completed } from "./values/draft";

/** What a simulated provider is made of. */
export interface SimulatedProviderOptions {
  readonly simulation: Simulation;
  /** Schemas of its types in use, its own configuration's among them. */
  readonly schemas: ProviderSchemas;
  readonly store: CloudStore;
  /** Same seed, same ids. */
  readonly seed: string;
  /**
   * `strict`: Terraform checks that what is applied is what was planned, but for types whose blocks the real provider
   * fills in. `legacy`: it never does, as with most of the real AWS provider.
   */
  readonly strictness: "strict" | "legacy";
  /** How long the cloud takes to acknowledge a change that it has made, in milliseconds. */
  readonly latency: number;
}

/** A planned change, and the root attributes that force a new resource. */
export interface PlanResult {
  readonly planned: Fields | null;
  readonly replace: readonly string[];
}

/** A resource as it is after a change, with the key that finds it again. */
export interface Found {
  readonly state: Fields;
  readonly key: string;
}

/** One provider: plans, makes, changes, reads, imports and deletes what is in the store. */
export class SimulatedProvider {
  private readonly connections = new Connections();
  private readonly knownFacts = new Map<string, TypeFacts>();

  constructor(private readonly options: SimulatedProviderOptions) {}

  /** Schema of the provider's own block, in the form of the protocol. */
  configurationSchema(): WireSchema {
    const schema = this.options.schemas[`provider.${this.options.simulation.name}`];
    return schema === undefined
      ? { version: 0, block: { attributes: [], block_types: [] } }
      : wireSchema(schema, {});
  }

  /** Schemas of resources or of data sources, in the form of the protocol. */
  wireSchemas(kind: "resource" | "data"): Readonly<Record<string, WireSchema>> {
    return Object.fromEntries(
      Object.entries(this.options.schemas).flatMap(([name, schema]) => {
        const { kind: found, type } = parseSchemaName(name);
        return found === kind ? [[type, wireSchema(schema, kind === "data" ? {} : this.facts(type))]] : [];
      }),
    );
  }

  /** Whether Terraform must not check what this type plans. */
  isLegacy(type: string): boolean {
    return this.options.strictness === "legacy" || (this.facts(type).filledBlocks ?? []).length > 0;
  }

  /** Configures the provider block behind a connection. @throws {Refusal} when it does not say where it works */
  configure(peer: string, config: Fields): void {
    this.connections.configure(peer, { config, place: this.options.simulation.place(config) });
  }

  /** What a change would do. A null `config` deletes, a null `prior` creates. */
  plan(peer: string, type: string, prior: Fields | null, config: Fields | null): PlanResult {
    if (config === null) return { planned: null, replace: [] };
    const connection = this.connections.of(peer);
    const facts = this.facts(type);
    const before = prior ?? undefined;
    const planned = this.options.simulation.plan({
      type,
      config,
      prior: before,
      planned: plannedBody(this.schema(type), { config, prior: before }, facts),
      connection,
    });
    return { planned, replace: before === undefined ? [] : replacing(before, planned, facts) };
  }

  /** Makes or changes a resource. On disk when it resolves. @throws {Refusal} when the cloud would refuse */
  async apply(peer: string, type: string, planned: Fields, key: string | undefined): Promise<Found> {
    const connection = this.connections.of(peer);
    const prior = key === undefined ? undefined : this.options.store.get(key);
    if (key !== undefined && prior === undefined) {
      throw new Refusal(`updating ${type}: expected it to exist, but somebody deleted it since the plan`);
    }
    const object =
      prior === undefined ? this.made(type, planned, connection) : this.changed(prior, planned, connection);
    this.options.store.put(object);
    this.options.simulation.applied(object, this.options.store);
    await this.acknowledged();
    return { state: this.stateOf(object), key: object.key };
  }

  /** Deletes a resource; one that is gone already is deleted. @throws {Refusal} when the cloud would refuse */
  async remove(key: string | undefined): Promise<void> {
    const object = key === undefined ? undefined : this.options.store.get(key);
    if (object === undefined) return;
    this.options.simulation.checkDelete(object, this.options.store);
    this.options.store.remove(object.key);
    this.options.simulation.deleted(object, this.options.store);
    await this.acknowledged();
  }

  /** A resource as it is now, or null where it is gone. */
  read(key: string | undefined): Fields | null {
    const object = key === undefined ? undefined : this.options.store.get(key);
    return object === undefined ? null : this.stateOf(object);
  }

  /** What exists under the id that `terraform import` was given. @throws {Refusal} when there is none */
  import(peer: string, type: string, importId: string): Found {
    const { region, account } = this.connections.of(peer).place;
    const object = this.options.store
      .ofType(type)
      .find(
        (candidate) =>
          (candidate.importId === importId || candidate.id === importId) &&
          candidate.account === account &&
          (candidate.region === "" || candidate.region === region),
      );
    if (object === undefined) {
      throw new Refusal(
        `Cannot import non-existent remote object: ${type} ${importId}`,
        `Nothing of that id exists in ${[account, region].filter((part) => part !== "").join(" ")}.`,
      );
    }
    return { state: this.stateOf(object), key: object.key };
  }

  /** What a data source finds; what it had to assume is on disk when it resolves. @throws {Refusal} when it finds nothing */
  async data(peer: string, type: string, config: Fields): Promise<Fields> {
    const { simulation, store, seed } = this.options;
    const found = readData({
      schema: this.schema(`data.${type}`),
      type,
      config,
      place: this.connections.of(peer).place,
      simulation,
      store,
      seed,
    });
    await store.saved();
    return found;
  }

  /** A resource out of a state file, in the form of today's schema. */
  upgraded(type: string, json: unknown): Fields {
    return fromStateJson(json, this.schema(type));
  }

  private async acknowledged(): Promise<void> {
    await this.options.store.saved();
    if (this.options.latency > 0) await delay(this.options.latency);
  }

  private made(type: string, planned: Fields, connection: Connection): CloudObject {
    const { simulation, store, seed } = this.options;
    const place = this.placeOf(type, planned, connection);
    const configured = `${simulation.name}/${type}/${place.account}/${place.region}/${canonical(planned)}`;
    const known = digest(configured, "hex", 32);
    const identity = `${seed}/${type}/${known}/${store.nextOrdinal(known)}`;
    const state = completed({
      schema: this.schema(type),
      planned,
      recipes: simulation.recipes(type),
      fallback: simulation.fallback,
      identity,
      account: place.account,
      region: regionOf(planned, connection),
      store,
    });
    this.check({ type, state, place, connection, store });
    const key = digest(`${identity}/key`, "uuid", 36);
    return this.object(key, type, place, state);
  }

  private changed(prior: CloudObject, planned: Fields, connection: Connection): CloudObject {
    const { simulation, store, seed } = this.options;
    const { type, key } = prior;
    const place: Place = { account: prior.account, region: prior.region };
    const state = completed({
      schema: this.schema(type),
      planned,
      recipes: simulation.recipes(type),
      fallback: simulation.fallback,
      identity: `${seed}/${key}`,
      account: place.account,
      region: regionOf(planned, connection),
      store,
    });
    this.check({ type, state, prior, place, connection, store });
    return this.object(key, type, place, state);
  }

  private check(change: AppliedChange): void {
    this.options.simulation.check(change);
  }

  private object(key: string, type: string, place: Place, state: Fields): CloudObject {
    const { id } = state;
    return {
      key,
      type,
      id: typeof id === "string" && id !== "" ? id : key,
      importId: this.options.simulation.importId(type, state),
      ...place,
      origin: "created",
      state,
    };
  }

  private placeOf(type: string, planned: Fields, connection: Connection): Place {
    const { account } = connection.place;
    return { account, region: this.options.simulation.isGlobal(type) ? "" : regionOf(planned, connection) };
  }

  private stateOf({ type, state }: CloudObject): Fields {
    return fromStateJson(state, this.schema(type));
  }

  private facts(type: string): TypeFacts {
    const known = this.knownFacts.get(type);
    if (known !== undefined) return known;
    const facts = withWriteOnly(this.options.simulation.facts(type), this.schema(type));
    this.knownFacts.set(type, facts);
    return facts;
  }

  private schema(name: string): ResourceSchema {
    const schema = this.options.schemas[name];
    if (schema === undefined) {
      throw new Refusal(
        `${name}: expected a type that the sandbox was started with, got an unknown one`,
        "Start the sandbox again with the templates that use it.",
      );
    }
    return schema;
  }
}

/** Providers end the name of every argument that is never kept in `_wo`, also of those newer than what was recorded. */
function withWriteOnly(facts: TypeFacts, { attributes }: ResourceSchema): TypeFacts {
  const named = Object.entries(attributes)
    .filter(([name, { use }]) => name.endsWith("_wo") && (use === "optional" || use === "required"))
    .map(([name]) => name);
  if (named.length === 0) return facts;
  return { ...facts, writeOnly: [...new Set([...(facts.writeOnly ?? []), ...named])] };
}

/** Version 6 of the AWS provider lets a resource name its own region. */
function regionOf({ region }: Fields, { place }: Connection): string {
  return typeof region === "string" ? region : place.region;
}
