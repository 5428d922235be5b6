import { fromMessagePack, toMessagePack } from "../protocol/message-pack";
import { type Fields, isFields, type Value } from "../protocol/value";
import type { SimulatedProvider } from "../simulated-provider";

interface Dynamic {
  readonly msgpack: Uint8Array;
  readonly json: Uint8Array;
}
interface Typed {
  readonly type_name: string;
}

type Handler<Request> = (request: Request, peer: string) => object | Promise<object>;

/** The calls of the plugin protocol that Terraform makes, by name. */
export interface Handlers {
  readonly GetMetadata: Handler<object>;
  readonly GetProviderSchema: Handler<object>;
  readonly GetFunctions: Handler<object>;
  readonly ValidateProviderConfig: Handler<object>;
  readonly ValidateResourceConfig: Handler<object>;
  readonly ValidateDataResourceConfig: Handler<object>;
  readonly StopProvider: Handler<object>;
  readonly ConfigureProvider: Handler<{ readonly config: Dynamic }>;
  readonly UpgradeResourceState: Handler<Typed & { readonly raw_state: { readonly json: Uint8Array } }>;
  readonly ReadResource: Handler<Typed & { readonly private: Uint8Array }>;
  readonly PlanResourceChange: Handler<
    Typed & { readonly prior_state: Dynamic; readonly config: Dynamic; readonly prior_private: Uint8Array }
  >;
  readonly ApplyResourceChange: Handler<
    Typed & {
      readonly prior_state: Dynamic;
      readonly planned_state: Dynamic;
      readonly planned_private: Uint8Array;
    }
  >;
  readonly ImportResourceState: Handler<Typed & { readonly id: string }>;
  readonly ReadDataSource: Handler<Typed & { readonly config: Dynamic }>;
}

/** A whole schema for each Terraform process would be asked for twice without the second of these. */
const CAPABILITIES = { plan_destroy: false, get_provider_schema_optional: true, move_resource_state: false };

/** The calls of the protocol on a provider: what is on the wire in, what is on the wire out. */
export function handlers(provider: SimulatedProvider): Handlers {
  const schemas = {
    provider: provider.configurationSchema(),
    resource_schemas: provider.wireSchemas("resource"),
    data_source_schemas: provider.wireSchemas("data"),
    server_capabilities: CAPABILITIES,
  };
  return {
    GetMetadata: () => ({
      server_capabilities: CAPABILITIES,
      resources: named(schemas.resource_schemas),
      data_sources: named(schemas.data_source_schemas),
    }),
    GetProviderSchema: () => schemas,
    GetFunctions: () => ({}),
    ValidateProviderConfig: () => ({}),
    ValidateResourceConfig: () => ({}),
    ValidateDataResourceConfig: () => ({}),
    StopProvider: () => ({}),
    ConfigureProvider: ({ config }, peer) => {
      provider.configure(peer, fieldsOf(config) ?? {});
      return {};
    },
    UpgradeResourceState: ({ type_name: type, raw_state }) => ({
      upgraded_state: dynamic(provider.upgraded(type, JSON.parse(Buffer.from(raw_state.json).toString()))),
    }),
    ReadResource: ({ private: key }) => ({ new_state: dynamic(provider.read(keyIn(key))), private: key }),
    PlanResourceChange: ({ type_name: type, prior_state, config, prior_private }, peer) => {
      const { planned, replace } = provider.plan(peer, type, fieldsOf(prior_state), fieldsOf(config));
      return {
        planned_state: dynamic(planned),
        requires_replace: replace.map((name) => ({ steps: [{ attribute_name: name }] })),
        planned_private: prior_private,
        legacy_type_system: provider.isLegacy(type),
      };
    },
    ApplyResourceChange: async ({ type_name: type, prior_state, planned_state, planned_private }, peer) => {
      const planned = fieldsOf(planned_state);
      // Without a prior state it is a new resource, whatever key came with the plan.
      const key = fieldsOf(prior_state) === null ? undefined : keyIn(planned_private);
      if (planned === null) {
        await provider.remove(key);
        return { new_state: dynamic(null) };
      }
      const found = await provider.apply(peer, type, planned, key);
      return {
        new_state: dynamic(found.state),
        private: privateOf(found.key),
        legacy_type_system: provider.isLegacy(type),
      };
    },
    ImportResourceState: ({ type_name: type, id }, peer) => {
      const { state, key } = provider.import(peer, type, id);
      return { imported_resources: [{ type_name: type, state: dynamic(state), private: privateOf(key) }] };
    },
    ReadDataSource: async ({ type_name: type, config }, peer) => ({
      state: dynamic(await provider.data(peer, type, fieldsOf(config) ?? {})),
    }),
  };
}

/** The bytes that Terraform keeps for us beside a resource. */
export function privateOf(key: string): Buffer {
  return Buffer.from(JSON.stringify({ key }));
}

/**
 * The key in such bytes, which a state file has in base64; undefined where there are none.
 * @throws {SyntaxError} when they are another provider's
 */
export function keyIn(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const { key } = JSON.parse(Buffer.from(bytes).toString()) as { readonly key?: unknown };
  return typeof key === "string" ? key : undefined;
}

function fieldsOf({ msgpack }: Dynamic): Fields | null {
  const value = msgpack.length === 0 ? null : fromMessagePack(msgpack);
  return isFields(value) ? value : null;
}

function dynamic(value: Value): { readonly msgpack: Uint8Array } {
  return { msgpack: toMessagePack(value) };
}

function named(schemas: Readonly<Record<string, unknown>>): readonly { readonly type_name: string }[] {
  return Object.keys(schemas).map((name) => ({ type_name: name }));
}
