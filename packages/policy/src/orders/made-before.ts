import type { Inventory, Resource } from "@strata/inventory";

/**
 * What Terraform makes before a resource: what it depends on and refers to, and what that does, within its layer.
 * Addresses, itself not among them.
 */
function madeBefore(resource: Resource, inventory: Inventory): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [resource];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const earlier of neededBy(next, inventory)) {
      if (found.has(earlier.address)) continue;
      found.add(earlier.address);
      waiting.push(earlier);
    }
  }
  return found;
}

/** What of these, of the resource's own layer, Terraform does not make before it. */
export function notAwaited(
  resource: Resource,
  needed: readonly Resource[],
  inventory: Inventory,
): readonly Resource[] {
  const own = needed.filter(({ layer }) => layer === resource.layer);
  if (own.length === 0) return [];
  const earlier = madeBefore(resource, inventory);
  return own.filter(({ address }) => !earlier.has(address));
}

function neededBy(resource: Resource, inventory: Inventory): readonly Resource[] {
  const listed = resource
    .list("depends_on")
    .map(String)
    .flatMap((address) => {
      const [type = "", name = ""] = address.split(".");
      return inventory.find("resource", type, name, resource.layer) ?? [];
    });
  const referred = Object.keys(resource.values)
    .filter((key) => key !== "//" && key !== "depends_on")
    .flatMap((key) => resource.references(key))
    .filter(({ layer, mode }) => layer === resource.layer && mode === "resource");
  return [...listed, ...referred];
}
