import { referenceOf } from "@strata/config/references/refers-to";
import { environmentFields } from "@strata/config/schema/environment-schema";
import { childSchemas, unwrapped } from "@strata/config/schema/schema-shape";
import type { Layer } from "@strata/kind";
import { expect, it } from "vitest";
import type { z } from "zod";
import { layers } from "../../registry";

/** Settings that take any text or any number, each with the reason why nothing refuses one. */
const BARE: Readonly<Record<string, string>> = {
  "addons.charts.*.role.statements.*.conditions.*.*": "a value of a condition is whatever the request has",
  "addons.charts.*.role.statements.*.conditions.*.*.*": "as above, one of several",
  "addons.charts.*.values (key)": "values are the chart's own, and its schema judges them",
  "addons.storageClasses.*.parameters (key)":
    "parameters are the driver's own; those of EBS and EFS are checked by name",
  "addons.storageClasses.*.parameters.*": "as above",
  "addons.workloads.*.grants.statements.*.conditions.*.*":
    "a value of a condition is whatever the request has",
  "addons.workloads.*.grants.statements.*.conditions.*.*.*": "as above, one of several",
  "audit.recorders.*.rules.*.parameters.*": "what a parameter takes is in the managed rule's own list",
  "cluster.addons.*.configuration (key)":
    "the schema is the add-on's own; what is known of it is checked by add-on",
  "data.caches.*.description": "ElastiCache takes any text, up to a length",
  "data.caches.*.parameters.*": "what a parameter takes is in the engine's own list, by version",
  "data.databases.*.parameters.*": "as above",
  "data.keys.*.description": "KMS takes any text, up to a length",
  "data.queues.*.description": "it describes the queue's key, as above",
  "data.secrets.*.connection.name":
    "which names there are depends on the engine of the database: it is checked with it",
  "data.secrets.*.description": "Secrets Manager takes any text, up to a length",
  "data.secrets.*.template (key)": "a secret is JSON of anybody's own",
  "data.secrets.*.template.*": "as above",
  "edge.distributions.*.description": "CloudFront takes any text, up to a length",
  "exceptions.*.accepts": "what strata check prints of a resource, in any words",
  "exceptions.*.accepts.*": "what strata check prints of a resource, in any words",
  "exceptions.*.basis": "it is for people, and for no service",
  "exceptions.*.reason": "as above",
  "exceptions.*.resource": "an exception that matches no resource is found where rules are judged",
  "exceptions.*.rule": "as above, one that names no rule",
  "layers.*": "the names of layers are those of the registry, which the loader knows",
  "network.keys.*.description": "KMS takes any text, up to a length",
  "network.natAlarms.*.threshold": "CloudWatch takes any number",
  "network.reserved.*.range": "the plan of addresses reads it, and says what is wrong with it",
  "network.reserved.*.reason": "it is for people, and for no service",
  "network.tiers.*.at": "the plan of addresses reads it, and says what is wrong with it",
  "network.tiers.*.at.*": "as above",
  "state.bucket": "a template: the name is judged once it is spelled",
  "state.key": "as above",
  "state.kmsKeyId": "as above",
  "state.region": "as above",
};

/** A check of zod, as far as this file looks into it. */
interface Check {
  readonly _zod: { readonly def: { readonly check: string; readonly format?: string } };
}

/** What a string or a number is held to. */
function checksOf(schema: z.ZodType): readonly string[] {
  const { checks = [], format } = schema._zod.def as {
    readonly checks?: readonly Check[];
    readonly format?: string;
  };
  return [...(format === undefined ? [] : [format]), ...checks.map(({ _zod: { def } }) => def.check)];
}

/** Whether a type is no more than text, whatever its length, or a number with an open end. */
function isBare(schema: z.ZodType): boolean {
  const { type } = schema._zod.def;
  const checks = checksOf(schema);
  if (type === "string") {
    return (
      referenceOf(schema) === undefined &&
      !checks.some((check) => ["string_format", "custom"].includes(check))
    );
  }
  if (type !== "number") return false;
  return !checks.includes("custom") && (!checks.includes("less_than") || !checks.includes("greater_than"));
}

/** Paths of bare values below a schema, with `*` for names and indexes, and ` (key)` for those of maps. */
function bareBelow(schema: z.ZodType, path: readonly string[], found: Set<string>): ReadonlySet<string> {
  for (const candidate of unwrapped(schema, undefined)) {
    if (isBare(candidate)) found.add(path.join("."));
    for (const { step = "*", schema: child, keys } of childSchemas(candidate)) {
      if (keys !== undefined && isBare(keys)) found.add(`${path.join(".")} (key)`);
      bareBelow(child, [...path, String(step)], found);
    }
  }
  return found;
}

it("no setting takes any text or number, but those that have a reason", () => {
  const found = new Set<string>();
  for (const [name, field] of Object.entries(environmentFields)) bareBelow(field, [name], found);
  for (const { name, settings } of layers as readonly Layer[]) bareBelow(settings, [name], found);

  expect([...found].sort()).toEqual(Object.keys(BARE).sort());
});
