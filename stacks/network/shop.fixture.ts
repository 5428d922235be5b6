import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckContext, checkValues, type Environment } from "@strata/config";
import type { InputOf } from "@strata/kind";
import { App } from "cdktf";
import { layers } from "../registry";
import { shopWith } from "../shop-environment.fixture";
import { type NetworkSettings, network } from "./index";
import { Stack } from "./stack";

/** Settings as a person writes them. */
export type NetworkInput = InputOf<typeof network>;

/** The environment that the tests of this layer are about. */
export const shop = shopWith("network");

/** A tier behind NAT and one for the gateways, at fixed places in two zones. */
export const tiers = {
  private: { bits: 24, at: "0.0.1.0", route: "nat", table: "zonal", roles: ["internal-elb"] },
  public: { bits: 24, at: "0.0.101.0", route: "internet", roles: ["elb"] },
} as const satisfies NetworkInput["tiers"];

/** The key of logs and alarms. */
export const platform = {
  description: "Logs and alarms",
  users: ["logs", "alarms"],
} as const satisfies NonNullable<NetworkInput["keys"]>[string];

/** A small network as a person writes it; a test states only what it is about. */
function shopInput(input: Partial<NetworkInput>): NetworkInput {
  return {
    cidr: "10.20.0.0/16",
    zones: ["a", "b"],
    tiers,
    nat: "perZone",
    keys: { platform },
    alarms: { key: "platform", subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
    flowLogs: { key: "platform" },
    ...input,
  };
}

/** A small network; a test states only what it is about. */
export function shopNetwork(input: Partial<NetworkInput> = {}): NetworkSettings {
  return network.settings.parse(shopInput(input));
}

/** What `config check` says of the network layer of such an environment: `path: expected …, got …`. */
export function faults(
  input: Partial<NetworkInput> = {},
  { id = shop.id, region = shop.region }: Partial<Pick<Environment, "id" | "region">> = {},
): readonly string[] {
  const { account } = shop;
  const values = { id, account, region, layers: ["network"], network: shopInput(input) };
  return checkValues(values, layers)
    .filter(({ path }) => path[0] === "network")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** What names and addresses see of the environment with these settings. */
export function shopContext(
  input: Partial<NetworkInput> = {},
  environment: Partial<Environment> = {},
): CheckContext {
  const settings = shopNetwork(input);
  return {
    environment: { ...shop, ...environment },
    settings: (layer) => (layer === "network" ? settings : undefined),
  };
}

/** Settings with a fault, and every line that `config check` says of them. */
export interface Refusal {
  readonly fault: string;
  readonly input: Partial<NetworkInput>;
  readonly messages: readonly string[];
}

/** Attributes of one resource, data source or output, as synthesized. */
export type Block = Readonly<Record<string, unknown>>;

/** The part of `cdk.tf.json` that tests read. */
export interface NetworkJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The network stack with these settings. */
export function synthNetwork(input: Partial<NetworkInput> = {}): NetworkJson {
  const outdir = mkdtempSync(join(tmpdir(), "strata-network-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), {
      environment: shop,
      layer: "network",
      settings: shopNetwork(input),
      state: { bucket: "state", key: "network", region: "eu-west-1" },
      upstream: {},
    });
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as NetworkJson;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** One field of each resource of a type, by name. */
export function fieldOf(json: NetworkJson, type: string, field: string): Readonly<Record<string, unknown>> {
  const resources = Object.entries(json.resource[type] ?? {});
  return Object.fromEntries(resources.map(([name, block]) => [name, block[field]]));
}

/** The arguments of a resource, without the metadata of CDKTF. @throws {Error} naming those there are */
export function resource(json: NetworkJson, type: string, name: string): Block {
  const found = json.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(
      `${type}.${name}: there are ${Object.keys(json.resource[type] ?? {}).join(", ") || "none"}`,
    );
  }
  const { "//": _, ...values } = found;
  return values;
}

/** A policy's statements. Tokens in it stand inside quotes, so it is JSON as it is. */
export function statements(policy: unknown): readonly Block[] {
  return (JSON.parse(policy as string) as { Statement: Block[] }).Statement;
}
