import { type ChartFacts, factsOf, type ManifestObject, namespacesIn, type Values } from "@strata/charts";
import type { Inventory, Resource } from "@strata/inventory";
import { parseAllDocuments } from "yaml";
import { type Check, met, unmet, type Verdict } from "./rule";

/** The values of a release. Expressions stand in them as texts. */
export function valuesOf(release: Resource): Values {
  const documents = release.list("values").flatMap((text) => parseAllDocuments(String(text)));
  // Helm merges later values over earlier ones.
  return documents.reduce<Values>((values, document) => merged(values, document.toJS()), {});
}

/** What is known of the chart of a release: nothing of a chart in a folder. */
export function chartFacts(release: Resource): ChartFacts {
  return factsOf({ repository: String(release.get("repository")), chart: String(release.get("chart")) });
}

/** Judges the values of a release of a chart of which something is known. */
export function ofChart(check: (values: Values, facts: ChartFacts, release: Resource) => Verdict): Check {
  return (release) => {
    const facts = chartFacts(release);
    return Object.keys(facts).length === 0 ? "met" : check(valuesOf(release), facts, release);
  };
}

/** An object that a release ships as it is written. */
export interface ShippedObject {
  readonly release: Resource;
  readonly name: string;
  /** Of the object, or of its release. */
  readonly namespace: string;
  readonly object: ManifestObject;
}

/** The objects of a release of objects: a chart in a folder, which renders what it is given. */
export function objectsOf(release: Resource): readonly ShippedObject[] {
  if (!/^\.\//.test(String(release.get("chart")))) return [];
  const { objects } = valuesOf(release);
  if (typeof objects !== "object" || objects === null) return [];
  return Object.values(objects as Readonly<Record<string, ManifestObject>>).map((object) => {
    const metadata = (object.metadata ?? {}) as Readonly<Record<string, unknown>>;
    return {
      release,
      name: String(metadata.name),
      namespace: String(metadata.namespace ?? release.get("namespace")),
      object,
    };
  });
}

/** The namespaces that a release puts objects into, by name. */
export function namespacesNamedBy(release: Resource): readonly string[] {
  return [
    String(release.get("namespace")),
    ...namespacesIn(valuesOf(release)).map(({ namespace }) => namespace),
    ...objectsOf(release).map(({ namespace }) => namespace),
  ];
}

/** The objects of every release of the same unit. */
export function objectsBeside(release: Resource, inventory: Inventory): readonly ShippedObject[] {
  return inventory.resources("helm_release", release.layer).flatMap(objectsOf);
}

/** Met where nothing is found; otherwise the first of what is found. */
export function none(expected: string, found: readonly string[]): Verdict {
  const [first] = found;
  return first === undefined ? "met" : unmet(expected, found.length === 1 ? first : found.join("; "));
}

/** Judges each object of a release of objects; reports what is found. */
export function ofObjects(
  expected: string,
  faults: (shipped: ShippedObject, inventory: Inventory) => readonly string[],
): Check {
  return (release, inventory) => {
    const found = objectsOf(release).flatMap((shipped) => faults(shipped, inventory));
    return met(found.length === 0, expected, found.join("; "));
  };
}

function merged(under: Values, over: unknown): Values {
  if (!isMap(over)) return under;
  const entries = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isMap(below) && isMap(value) ? merged(below, value) : value];
  });
  return { ...under, ...Object.fromEntries(entries) };
}

function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
