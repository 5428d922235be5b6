import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckContext, checkValues } from "@strata/config";
import type { InputOf } from "@strata/kind";
import { App } from "cdktf";
import { cluster } from "../cluster";
import { network } from "../network";
import { layers } from "../registry";
import { shopWith } from "../shop-environment.fixture";
import { type DataSettings, data } from "./index";
import { Stack } from "./stack";

/** Settings as somebody would write them. */
export type DataInput = InputOf<typeof data>;

/** The environment that the tests of this layer are about. */
export const shop = shopWith("network", "cluster", "data");

/** A network with a tier in two zones and one in a single zone. */
export const shopNetwork = {
  cidr: "10.20.0.0/16",
  zones: ["a", "b"],
  tiers: {
    private: { bits: 24, route: "none" },
    single: { bits: 24, route: "none", zones: ["a"] },
  },
  securityGroups: { services: { description: "Services" } },
  keys: {
    platform: { description: "Platform", users: ["logs", "alarms"] },
    quiet: { description: "No service uses it" },
  },
  alarms: { key: "platform", subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
  flowLogs: { key: "platform" },
} as const;

/** A database of ours; a test states only what it is about. */
export const managed = {
  mode: "managed",
  engineVersion: "16",
  instanceClass: "db.t4g.medium",
  storageGiB: 20,
  maxStorageGiB: 100,
  tier: "private",
} as const satisfies NonNullable<DataInput["databases"]>[string];

/** A cache of ours; a test states only what it is about. */
export const cache = {
  mode: "managed",
  engine: "redis",
  engineVersion: "7.x",
  nodeType: "cache.t4g.small",
  tier: "private",
} as const satisfies NonNullable<DataInput["caches"]>[string];

/** A cluster of Aurora with a writer and a reader. */
export const aurora = {
  mode: "managed",
  engine: "aurora-postgresql",
  engineVersion: "17",
  instanceClass: "db.r6g.large",
  instances: { one: {}, two: {} },
  tier: "private",
} as const satisfies NonNullable<DataInput["databases"]>[string];

/** A cluster of DocumentDB with one instance. */
export const docdb = {
  mode: "managed",
  engine: "docdb",
  engineVersion: "5.0.1",
  instanceClass: "db.t4g.medium",
  instances: { one: {} },
  tier: "private",
} as const satisfies NonNullable<DataInput["databases"]>[string];

/** The smallest data layer with these settings, as somebody would write it. */
function shopInput(input: DataInput): DataInput {
  return {
    ...input,
    keys: { data: { description: "Data" }, files: { description: "Files" }, ...input.keys },
  };
}

/** The smallest data layer with these settings. */
export function shopData(input: DataInput = {}): DataSettings {
  return data.settings.parse(shopInput(input));
}

/** What `config check` says of the data layer of such an environment: `path: expected …, got …`. */
export function faults(input: DataInput, networkSettings: object = shopNetwork): readonly string[] {
  const { id, account, region } = shop;
  const values = {
    id,
    account,
    region,
    layers: ["network", "data"],
    network: networkSettings,
    data: shopInput(input),
  };
  return checkValues(values, layers)
    .filter(({ path }) => path[0] === "data")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** Settings with a fault, and every line that `config check` says of them. */
export interface Refusal {
  readonly fault: string;
  readonly input: DataInput;
  readonly messages: readonly string[];
}

/** What the names of the layer are spelled from, in such an environment. */
export function shopContext(input: DataInput): CheckContext {
  const byLayer: Readonly<Record<string, unknown>> = { data: shopData(input) };
  return { environment: shop, settings: (layer) => byLayer[layer] };
}

/** Attributes of one resource, data source or output, as synthesized. */
export type Block = Readonly<Record<string, unknown>>;

/** The part of `cdk.tf.json` that tests read. */
export interface DataJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The data stack with these settings, in an environment with the network above and some cluster. */
export function synthData(input: DataInput): DataJson {
  const state = (layer: string) => ({ bucket: "state", key: layer, region: "eu-west-1" });
  const outdir = mkdtempSync(join(tmpdir(), "strata-data-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), {
      environment: shop,
      layer: "data",
      settings: shopData(input),
      state: state("data"),
      upstream: {
        network: {
          contract: network.contract,
          state: state("network"),
          names: {
            tiers: Object.keys(shopNetwork.tiers),
            keys: Object.keys(shopNetwork.keys),
            security_groups: Object.keys(shopNetwork.securityGroups),
          },
          zones: (output, entry, field) =>
            output === "tiers" && field === "subnet_ids"
              ? entry === "single"
                ? ["a"]
                : ["a", "b"]
              : undefined,
        },
        cluster: { contract: cluster.contract, state: state("cluster"), names: {} },
      },
    });
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as DataJson;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The only resource of its type. @throws {Error} naming those there are, where there is not exactly one */
export function only(json: DataJson, type: string): Block {
  const found = Object.entries(json.resource[type] ?? {});
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`expected one ${type}, got ${found.map(([name]) => name).join(", ") || "none"}`);
  }
  return first[1];
}

/** A policy's statements. Tokens in it stand inside quotes, so it is JSON as it is. */
export function statements(policy: unknown): readonly Block[] {
  return (JSON.parse(policy as string) as { Statement: Block[] }).Statement;
}
