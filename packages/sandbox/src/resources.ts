import type { CloudObject } from "./provider/cloud/cloud-object";
import type { StateObject, StateResource } from "./state-objects";

/** Where a state knows a resource. */
export interface KnownAs {
  /** Bucket and key of the state object. */
  readonly bucket: string;
  readonly stateKey: string;
  readonly address: string;
}

/** One thing that exists in the sandbox. */
export interface SandboxResource {
  /** Tells it from every other one. */
  readonly key: string;
  readonly type: string;
  readonly id: string;
  /** What `terraform import` takes. */
  readonly importId: string;
  /** AWS account id; of a cluster's objects, the URL of its API. */
  readonly account: string;
  /** AWS region; empty for what is global or in a cluster. */
  readonly region: string;
  /** `assumed`: a look-up named it, and nothing in the sandbox had made it; `kept`: AWS keeps it of what was deleted. */
  readonly origin: CloudObject["origin"];
  /** Empty for what no state knows. */
  readonly knownAs: readonly KnownAs[];
}

/** Everything that exists, in order of creation, with the states that know it. */
export function sandboxResources(
  objects: readonly CloudObject[],
  states: readonly StateObject[],
): readonly SandboxResource[] {
  const known = knownObjects(states);
  return objects.map(({ key, type, id, importId, account, region, origin }) => {
    const knownAs = known.get(key) ?? [];
    return { key, type, id, importId, account, region, origin, knownAs };
  });
}

/** By the key of the object, the places where states know it. */
function knownObjects(states: readonly StateObject[]): ReadonlyMap<string, readonly KnownAs[]> {
  const known = new Map<string, readonly KnownAs[]>();
  for (const { bucket, key: stateKey, resource } of instances(states)) {
    if (resource.key === undefined) continue;
    const place = { bucket, stateKey, address: resource.address };
    known.set(resource.key, [...(known.get(resource.key) ?? []), place]);
  }
  return known;
}

/** Every instance of every state, with the state it is in. */
export function instances(
  states: readonly StateObject[],
): readonly { readonly bucket: string; readonly key: string; readonly resource: StateResource }[] {
  return states.flatMap(({ bucket, key, resources }) =>
    resources.map((resource) => ({ bucket, key, resource })),
  );
}
