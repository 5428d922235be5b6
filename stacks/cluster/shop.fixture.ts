import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckContext, checkValues } from "@strata/config";
import type { InputOf } from "@strata/kind";
import { App } from "cdktf";
import { network } from "../network";
import { layers } from "../registry";
import { shopWith } from "../shop-environment.fixture";
import { type ClusterSettings, cluster } from "./index";
import { Stack } from "./stack";

/** Settings as somebody would write them. */
export type ClusterInput = InputOf<typeof cluster>;

/** The environment that the tests of this layer are about. */
export const shop = shopWith("network", "cluster");

/** Settings with a fault, and every line that `config check` says of them. */
export interface Refusal {
  readonly fault: string;
  readonly input: Partial<ClusterInput>;
  readonly messages: readonly string[];
}

/** Add-ons without which no node becomes ready. */
export const networkAddons = {
  "vpc-cni": { order: "beforeNodes", role: { serviceAccount: "aws-node" } },
  "kube-proxy": { order: "beforeNodes" },
} as const satisfies ClusterInput["addons"];

/** One small group of nodes. */
export const smallGroup = { instanceTypes: ["t3.small"], min: 1, max: 3, desired: 2 };

type GroupInput = NonNullable<ClusterInput["nodeGroups"]>[string];

/** The input whose one group of nodes is changed like this. */
export const group = (changes: Partial<GroupInput>): Partial<ClusterInput> => ({
  nodeGroups: { general: { ...smallGroup, ...changes } },
});

/** The smallest cluster that has nodes, as somebody would write it; a test states only what it is about. */
function shopInput(input: Partial<ClusterInput>): ClusterInput {
  return {
    version: "1.35",
    subnets: ["private"],
    logs: { key: "platform" },
    nodeGroups: { general: smallGroup },
    addons: networkAddons,
    ...input,
  };
}

/** The smallest cluster that has nodes; a test states only what it is about. */
export function shopCluster(input: Partial<ClusterInput> = {}): ClusterSettings {
  return cluster.settings.parse(shopInput(input));
}

/** A network with a private tier, a public one and one in a single zone, a shared group and two endpoints. */
export const shopNetwork = {
  cidr: "10.0.0.0/16",
  zones: ["a", "b"],
  nat: "one",
  tiers: {
    private: { bits: 20, route: "nat" },
    public: { bits: 24, route: "internet" },
    single: { bits: 24, route: "none", zones: ["a"] },
  },
  keys: {
    platform: { description: "Logs and alarms", users: ["logs", "alarms"] },
    disks: { description: "Volumes", users: ["nodeVolumes"] },
    quiet: { description: "No service uses it" },
  },
  securityGroups: { services: { description: "Databases and caches" } },
  endpoints: {
    "ecr.api": { type: "interface", tier: "private", groups: ["services"] },
    sts: { type: "interface", tier: "private", groups: ["services"] },
  },
  alarms: { key: "platform", subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
  flowLogs: { key: "platform" },
} as const;

/**
 * What `config check` says of the cluster layer of such an environment: `path: expected …, got …`.
 * @param id the environment's id
 */
export function faults(
  input: Partial<ClusterInput> = {},
  networkSettings: object = shopNetwork,
  id: string = shop.id,
): readonly string[] {
  const { account, region, layers: listed } = shop;
  const values = { id, account, region, layers: listed, network: networkSettings, cluster: shopInput(input) };
  return checkValues(values, layers)
    .filter(({ path }) => path[0] === "cluster")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** What the names of the layer are spelled from, in such an environment. */
export function shopContext(input: Partial<ClusterInput> = {}): CheckContext {
  const byLayer: Readonly<Record<string, unknown>> = { cluster: shopCluster(input) };
  return { environment: shop, settings: (layer) => byLayer[layer] };
}

type Json = Readonly<Record<string, unknown>>;

/** What Terraform is given, as far as the tests of this layer look at it. */
export interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly locals: Json;
}

/** The cluster layer of the invented environment, whose network has one machine, `jump`. */
export function synth(settings: ClusterSettings): Template {
  const state = (layer: string) => ({ bucket: "shop-state", key: `${layer}.tfstate`, region: shop.region });
  const outdir = mkdtempSync(join(tmpdir(), "strata-cluster-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), {
      environment: shop,
      layer: "cluster",
      settings,
      state: state("cluster"),
      upstream: {
        network: {
          contract: network.contract,
          state: state("network"),
          names: {
            tiers: Object.keys(shopNetwork.tiers),
            keys: Object.keys(shopNetwork.keys),
            security_groups: Object.keys(shopNetwork.securityGroups),
            endpoints: Object.keys(shopNetwork.endpoints),
            instances: ["jump"],
          },
        },
      },
    });
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The arguments of a resource, by type and name, without the metadata of CDKTF. */
export function resource(template: Template, type: string, name: string): Json {
  const found = template.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(
      `${type}.${name}: there are ${Object.keys(template.resource[type] ?? {}).join(", ") || "none"}`,
    );
  }
  const { "//": _, ...values } = found;
  return values;
}

/** The statements of a policy's text. */
export function statements(text: unknown): unknown {
  return (JSON.parse(String(text)) as { readonly Statement: unknown }).Statement;
}
