import type { ResourceChange } from "@strata/inventory";

type Scalar = string | number | boolean;

/** An attribute that a plan changes, with the values that go and those that come; of a list those of its elements. */
export interface ChangedAttribute {
  /** Dotted, without positions, for example `root_block_device.volume_size`. */
  readonly path: string;
  readonly gone: readonly Scalar[];
  readonly come: readonly Scalar[];
  /** Whether it makes Terraform replace the resource. */
  readonly isReplacing: boolean;
}

/** The attributes that a plan changes, as far as it knows them. */
export function changedAttributes({
  before,
  after,
  replacedFor,
}: ResourceChange): readonly ChangedAttribute[] {
  const [was, is] = [byPath(before.scalars()), byPath(after.scalars())];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const gone = without(was.get(path) ?? [], is.get(path) ?? []);
    const come = without(is.get(path) ?? [], was.get(path) ?? []);
    const isReplacing = replacedFor.some((one) => path === one || path.startsWith(`${one}.`));
    // What the provider computes is not known after a change, and says nothing of who changed it.
    const isKnown = come.length > 0 || after.at(path).is === "known";
    return gone.length + come.length === 0 || !isKnown ? [] : [{ path, gone, come, isReplacing }];
  });
}

function byPath(scalars: readonly (readonly [string, Scalar])[]): ReadonlyMap<string, readonly Scalar[]> {
  const found = new Map<string, Scalar[]>();
  for (const [path, value] of scalars) found.set(path, [...(found.get(path) ?? []), value]);
  return found;
}

function without(values: readonly Scalar[], others: readonly Scalar[]): readonly Scalar[] {
  return values.filter((value) => !others.includes(value));
}
