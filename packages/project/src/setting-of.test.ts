import { jsonSchemas } from "@strata/config";
import { RULES } from "@strata/policy";
import { layers } from "@strata/stacks/registry";
import { describe, expect, it } from "vitest";
import { settingOf } from "./setting-of";

const values = {
  tags: {},
  network: { nat: "one", flowLogs: { key: "platform", retentionDays: 30 }, endpoints: { "ecr.api": {} } },
  cluster: { subnets: ["private"], logs: { retentionDays: 90 }, nodeGroups: { general: { ami: "x" } } },
  data: {
    secretsKey: "data",
    secrets: { cart: {} },
    databases: { main: { multiAz: true } },
    buckets: { files: { versioning: "enabled", lifecycle: {} } },
  },
  edge: { zone: {} },
};

describe("the setting of a finding", () => {
  it.each([
    {
      of: "a key of an entry",
      path: "data/databases/main/instance",
      setting: "databases.multiAz",
      is: "data.databases.main.multiAz",
    },
    {
      of: "a key that is not set",
      path: "data/databases/main/instance",
      setting: "databases.tier",
      is: "data.databases.main.tier",
    },
    {
      of: "a companion of a resource",
      path: "data/buckets/files/lifecycle",
      setting: "buckets.versioning",
      is: "data.buckets.files.versioning",
    },
    { of: "the entry", path: "data/buckets/files/this", setting: "buckets", is: "data.buckets.files" },
    {
      of: "no key, which is the entry",
      path: "data/buckets/files/this",
      setting: "",
      is: "data.buckets.files",
    },
    {
      of: "a key beside the entries",
      path: "data/secrets/cart/this",
      setting: "secretsKey",
      is: "data.secretsKey",
    },
    {
      of: "a key that entries and the layer have",
      path: "cluster/node-groups/general/this",
      setting: "nodeGroups.subnets",
      is: "cluster.nodeGroups.general.subnets",
    },
    { of: "a key of the layer", path: "cluster/cluster/this", setting: "subnets", is: "cluster.subnets" },
    {
      of: "a key below a level that mirrors nothing",
      path: "cluster/cluster/logs",
      setting: "retentionDays",
      is: "cluster.logs.retentionDays",
    },
    {
      of: "a key in camel case",
      path: "network/flow-logs/group",
      setting: "retentionDays",
      is: "network.flowLogs.retentionDays",
    },
    {
      of: "an entry with a dot",
      path: "network/endpoints/ecr-api",
      setting: "endpoints.tier",
      is: "network.endpoints.ecr.api.tier",
    },
    {
      of: "a map that is no entry",
      path: "edge/zone/this",
      setting: "zone.queryLog",
      is: "edge.zone.queryLog",
    },
    { of: "a layer", path: "network/vpc/this", setting: "", is: "network" },
  ])("is $is for $of", ({ path, setting, is }) => {
    const layer = path.split("/")[0] ?? "";

    expect(settingOf({ values }, { layer, constructPath: `shop-${path}`, setting }).join(".")).toBe(is);
  });

  it("is one of the environment for a unit's own block", () => {
    expect(settingOf({ values }, { layer: "network", setting: "tags" })).toEqual(["tags"]);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Every dotted path that a schema knows, names of entries left out. */
function paths({ properties = {}, additionalProperties, anyOf = [] }: Schema, path = ""): readonly string[] {
  const keys = Object.entries(properties).flatMap(([key, child]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [at, ...paths(child, at)];
  });
  const entries = typeof additionalProperties === "object" ? paths(additionalProperties, path) : [];
  return [...keys, ...entries, ...anyOf.flatMap((option) => paths(option, path))];
}

describe("the settings that rules name", () => {
  const schemas = jsonSchemas(layers, []) as Readonly<Record<string, Schema>>;
  const { $defs = {} } = schemas["strata.schema.json"] ?? {};
  const known = [
    ...layers.flatMap(({ name }) => paths($defs[name] ?? {})),
    ...paths(schemas["environment.schema.json"] ?? {}),
  ];

  it("are settings of a layer, of one of its entries, or of the environment", () => {
    const named = RULES.filter(({ setting }) => setting !== "");
    const unknown = named.filter(
      ({ setting }) => !known.some((path) => path === setting || path.endsWith(`.${setting}`)),
    );

    expect(unknown.map(({ id, setting }) => `${id}: ${setting}`)).toEqual([]);
    expect(named.length).toBeGreaterThan(50);
  });
});
