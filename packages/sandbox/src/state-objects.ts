import { LOCK_ENDING } from "./state-server/held-locks";
import type { ObjectStore } from "./state-server/object-store";

/** One resource instance that a state knows. */
export interface StateResource {
  /** As Terraform writes it: `module.a.aws_vpc.main[0]`. */
  readonly address: string;
  readonly type: string;
  /** The `id` attribute, where it has one. */
  readonly id?: string;
  /** Key of the simulated resource, where the instance is one. */
  readonly key?: string;
}

/** Who holds the lock of a state. Source: the lock file that `use_lockfile` writes. */
export interface StateLock {
  /** What `terraform force-unlock` takes. */
  readonly id: string;
  /** `user@host`. */
  readonly who: string;
  /** For example `OperationTypeApply`. */
  readonly operation: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
}

/** A state, or a lock whose state does not exist yet. */
export interface StateObject {
  readonly bucket: string;
  readonly key: string;
  /** Absent before the first write. */
  readonly serial?: number;
  readonly resources: readonly StateResource[];
  readonly lock?: StateLock;
}

/**
 * Every state and every lock in the buckets of a state server. Objects that are neither are passed over.
 * @param keyIn reads a simulated resource's key from the private bytes of an instance
 */
export async function readStates(
  store: ObjectStore,
  keyIn: (bytes: Uint8Array) => string | undefined,
): Promise<readonly StateObject[]> {
  const found = await Promise.all(
    store.listBuckets().flatMap(({ name: bucket }) => {
      const objects = store.objects(bucket);
      const keys = new Set(objects.map(({ key }) => key.replace(/\.tflock$/, "")));
      return [...keys].map((key) => readState(store, { bucket, key }, keyIn));
    }),
  );
  return found.flatMap((state) => state ?? []);
}

async function readState(
  store: ObjectStore,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  keyIn: (bytes: Uint8Array) => string | undefined,
): Promise<StateObject | undefined> {
  const [state, lock] = await Promise.all([json(store, bucket, key), json(store, bucket, key + LOCK_ENDING)]);
  const { version, serial, resources } = recordOf(state);
  const isState = version === STATE_VERSION && typeof serial === "number" && Array.isArray(resources);
  const { ID: id, Who: who, Operation: operation, Created: created } = recordOf(lock);
  const isLock = typeof id === "string";
  if (!isState && !isLock) return undefined;
  return {
    bucket,
    key,
    ...(isState ? { serial } : {}),
    resources: isState ? resources.flatMap((resource) => instancesOf(resource, keyIn)) : [],
    ...(isLock
      ? { lock: { id, who: String(who), operation: String(operation), created: String(created) } }
      : {}),
  };
}

/** Of all Terraform releases since 0.12. */
const STATE_VERSION = 4;

function instancesOf(
  resource: unknown,
  keyIn: (bytes: Uint8Array) => string | undefined,
): readonly StateResource[] {
  const { mode, module, type, name, instances } = recordOf(resource);
  if (mode !== "managed" || typeof type !== "string" || !Array.isArray(instances)) return [];
  return instances.map((instance) => {
    const { index_key: index, attributes, private: bytes } = recordOf(instance);
    const { id } = recordOf(attributes);
    const key = typeof bytes === "string" ? keyOf(bytes, keyIn) : undefined;
    const prefix = typeof module === "string" ? `${module}.` : "";
    return {
      address: `${prefix}${type}.${String(name)}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`,
      type,
      ...(typeof id === "string" ? { id } : {}),
      ...(key === undefined ? {} : { key }),
    };
  });
}

/** Bytes that are not the simulated providers' are those of a real one: there is no key in them. */
function keyOf(base64: string, keyIn: (bytes: Uint8Array) => string | undefined): string | undefined {
  try {
    return keyIn(Buffer.from(base64, "base64"));
  } catch {
    return undefined;
  }
}

async function json(store: ObjectStore, bucket: string, key: string): Promise<unknown> {
  const object = store.current(bucket, key);
  if (object === undefined) return undefined;
  try {
    return JSON.parse((await store.read(bucket, object)).toString("utf8"));
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
