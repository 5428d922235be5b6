import { pathsIn, type ReadPath, type ResourceChange, UnreadExpression } from "@strata/inventory";
import { isPlainMap, valueAt } from "@strata/values";

/** A resource of a layer. */
export interface LayerResource {
  readonly layer: string;
  /** `aws_vpc.vpc`, without a key. */
  readonly name: string;
}

/** An argument that a plan does not know, and the resources that its expression reads. */
export interface UnknownArgument {
  readonly path: string;
  readonly reads: readonly LayerResource[];
  /** Whether it makes Terraform replace the resource. */
  readonly isReplacing: boolean;
}

/**
 * The arguments of a changed resource that the plan does not know since they read other resources, of its unit or of
 * upstream ones: what is made anew passes on that it is.
 * @param units the `cdk.tf.json` of each layer
 */
export function unknownArguments(
  layer: string,
  change: ResourceChange,
  units: Readonly<Record<string, unknown>>,
): readonly UnknownArgument[] {
  const { after, replacedFor } = change;
  const [type = "", name = ""] = resourceName(change).split(".");
  const body = valueAt(units[layer], ["resource", type, name]);
  return Object.entries(isPlainMap(body) ? body : {}).flatMap(([path, value]) => {
    if (path === "//" || path === "lifecycle" || after.at(path).is !== "unknown") return [];
    const reads = new Map(readBy(value, layer, units).map((read) => [`${read.layer}/${read.name}`, read]));
    const isReplacing = replacedFor.some((one) => one === path || one.startsWith(`${path}.`));
    return reads.size === 0 ? [] : [{ path, reads: [...reads.values()], isReplacing }];
  });
}

/** Type and name of a resource, whichever key it has. */
export function resourceName({ address, type }: Pick<ResourceChange, "address" | "type">): string {
  const name = address.slice(address.indexOf(`${type}.`) + type.length + 1);
  return `${type}.${/^[^[]*/.exec(name)?.[0] ?? ""}`;
}

function readBy(
  value: unknown,
  layer: string,
  units: Readonly<Record<string, unknown>>,
  seen: ReadonlySet<string> = new Set(),
): readonly LayerResource[] {
  return pathsOf(value).flatMap((path): readonly LayerResource[] => {
    const { root, steps } = path;
    const [first = "", ...rest] = steps.map(String);
    if (["var", "data", "module", "each", "count", "self", "path", "terraform"].includes(root)) return [];
    if (root !== "local") return [{ layer, name: `${root}.${first}` }];
    const key = `${layer}/${first}/${rest.join("/")}`;
    if (seen.has(key)) return [];
    const further = new Set([...seen, key]);
    // A local of the name of a layer is what is read of that.
    const upstream = units[first];
    const isUpstream = upstream !== undefined && first !== layer;
    const [output = "", ...inside] = rest;
    return isUpstream
      ? readBy(deepest(valueAt(upstream, ["output", output, "value"]), inside), first, units, further)
      : readBy(deepest(valueAt(units[layer], ["locals", first]), rest), layer, units, further);
  });
}

/** What is at a path, or at as much of it as is written down. */
function deepest(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== "object" || value === null) return value;
  const inner = valueAt(value, [step]);
  return inner === undefined ? value : deepest(inner, rest);
}

function pathsOf(value: unknown): readonly ReadPath[] {
  try {
    return pathsIn(value);
  } catch (error) {
    // Nothing can be shown of it.
    if (error instanceof UnreadExpression) return [];
    throw error;
  }
}
