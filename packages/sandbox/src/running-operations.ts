import { drifted, objectAt } from "./drift";
import type { ResourceName, SandboxOperations, SandboxStatus } from "./operations";
import { findOrphans } from "./orphans";
import type { ServedProviders } from "./provider/serve-providers";
import { keyIn } from "./provider/server/handlers";
import { type SandboxResource, sandboxResources } from "./resources";
import { SandboxError } from "./sandbox-error";
import { readStates } from "./state-objects";
import type { StateServer } from "./state-server/state-server";

/** The parts of a sandbox that runs in this process. */
export interface SandboxParts {
  readonly about: Pick<SandboxStatus, "directory" | "pid" | "started" | "notices">;
  readonly server: StateServer;
  readonly providers: ServedProviders;
  /** Parsed `cdk.tf.json` objects that it was opened with. */
  readonly templates: readonly unknown[];
}

/** The operations, done on the parts themselves. */
export function runningOperations({ about, server, providers, templates }: SandboxParts): SandboxOperations {
  const { store } = providers;
  const states = (): ReturnType<typeof readStates> => readStates(server.store, keyIn);
  const resources = async (): Promise<readonly SandboxResource[]> =>
    sandboxResources(store.all(), await states());
  return {
    status: async () => ({
      ...about,
      endpoint: server.endpoint,
      ports: providers.ports,
      resources: store.all().length,
      states: (await states()).map((state) => ({ ...state, resources: state.resources.length })),
    }),
    resources,
    orphans: async () => findOrphans(store.all(), await states(), templates),
    drift: async (request) => {
      const { object, stateKey } = objectAt(request, await states(), store.all());
      const change = drifted(object, request);
      store.put(change.object);
      await store.saved();
      const { address, attribute } = request;
      return { address, stateKey, attribute, before: change.before, after: change.after };
    },
    remove: async (name) => {
      const resource = named(await resources(), name);
      store.remove(resource.key);
      await store.saved();
      return resource;
    },
  };
}

function named(resources: readonly SandboxResource[], { type, id }: ResourceName): SandboxResource {
  const found = resources.filter((each) => each.type === type && (each.id === id || each.key === id));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const place = `${type} ${id}`;
  if (first === undefined) {
    const ids = resources.filter((each) => each.type === type).map((each) => each.id);
    const listed =
      ids.length === 0 ? "there are none of this type" : `of this type there are ${ids.join(", ")}`;
    throw new SandboxError([`${place}: expected a resource of the sandbox, got an unknown id; ${listed}`]);
  }
  const keys = found.map(({ key, account, region }) => `${key} in ${account} ${region}`.trim()).join(", ");
  throw new SandboxError([
    `${place}: expected one resource, got ${found.length}; name its key instead: ${keys}`,
  ]);
}
