import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckContext, checkValues, type Environment } from "@strata/config";
import type { InputOf } from "@strata/kind";
import type { Unit } from "@strata/layer";
import { App } from "cdktf";
import { data } from "../data";
import { network } from "../network";
import { layers } from "../registry";
import { type EdgeSettings, edge } from "./index";
import { Stack } from "./stack";

/** Settings as somebody would write them. */
export type EdgeInput = InputOf<typeof edge>;

/** A resource of the synthesized JSON, with the fields that a test names. */
export type Block = Readonly<Record<string, unknown>>;
/** The parts of `cdk.tf.json` that tests look at. */
export interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly provider: { readonly aws: readonly Block[] };
  readonly variable: Readonly<Record<string, unknown>>;
}

/** A site with all that can stand around it; a test changes what it is about. */
export const SHOP = {
  domain: "example.com",
  zone: { queryLog: { retentionDays: 90 } },
  certificates: { site: {} },
  webAcls: {
    site: {
      managedRules: {
        AWSManagedRulesCommonRuleSet: { priority: 2 },
        AWSManagedRulesAmazonIpReputationList: { priority: 1, mode: "count" },
      },
      logs: {},
    },
  },
  distributions: {
    site: {
      origin: { bucket: "assets" },
      certificate: "site",
      webAcl: "site",
      defaultRootObject: "index.html",
      errorResponses: { "404": { status: 200, page: "/index.html" } },
      logs: { bucket: "logs" },
    },
  },
  healthChecks: { site: { path: "/up" } },
} as const satisfies EdgeInput;

/** A gateway that the internet reaches, and nothing else; a test changes what it is about. */
export const GATEWAY = {
  domain: "example.com",
  certificates: { gateway: { domain: "api.{zone}", region: "own" } },
  loadBalancers: {
    gateway: {
      scheme: "internet-facing",
      tier: "public",
      aliases: ["api.{zone}"],
      listeners: {
        https: { port: 443, protocol: "TLS", certificate: "gateway", targetGroup: "https" },
      },
    },
  },
  targetGroups: {
    https: { port: 8080, healthCheck: { protocol: "HTTP", port: 15021, path: "/ready" } },
  },
} as const satisfies EdgeInput;

/** The layers that the edge layer reads, in an environment of that region. */
export interface Around {
  readonly region?: string;
  /** Settings of the network layer. */
  readonly network?: unknown;
  /** Settings of the data layer. */
  readonly data?: unknown;
}

/** A network with a tier that the internet reaches, and one that reaches the internet. */
const NETWORK = {
  cidr: "10.20.0.0/16",
  zones: ["a", "b"],
  tiers: { public: { bits: 24, route: "internet" }, private: { bits: 20, route: "nat" } },
  keys: { platform: { description: "Platform", users: ["logs", "alarms"] } },
  alarms: { key: "platform", subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
  flowLogs: { key: "platform" },
};

/** Buckets for a distribution, for its logs, and for the logs of load balancers. */
export const BUCKETS = {
  assets: { encryption: "aes256", access: "cdn" },
  logs: { encryption: "aes256", receives: ["server-access-logs", "cloudfront-logs"] },
  connections: { encryption: "aes256", receives: ["network-load-balancer-logs"] },
};

/** What `config check` says of the edge layer of such an environment: `path: expected …, got …`. */
export function faults(
  input: EdgeInput,
  { region = "eu-west-1", network: tiers = NETWORK, data: store = { buckets: BUCKETS } }: Around = {},
): readonly string[] {
  const listed = ["network", "data", "edge"];
  const own = { id: "shop", account: "111122223333", region, layers: listed };
  return checkValues({ ...own, network: tiers, data: store, edge: input }, layers)
    .filter(({ path }) => path[0] === "edge")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** Settings with a fault, and every line that `config check` says of them. */
export interface Refusal extends Around {
  readonly fault: string;
  readonly input: EdgeInput;
  readonly messages: readonly string[];
}

/** Settings without a fault. */
export interface Acceptance extends Around {
  readonly what: string;
  readonly input: EdgeInput;
}

/** What the names of the layer are spelled from, in an environment of that region. */
export function shopContext(input: EdgeInput, region = "eu-west-1"): CheckContext {
  const settings = edge.settings.parse(input);
  const environment = { id: "shop", account: "111122223333", region } as Environment;
  return { environment, settings: () => settings };
}

function unit(settings: unknown, region: string): Unit<EdgeSettings> {
  const state = { bucket: "shop-state", key: "shop/edge", region: "eu-west-1" };
  return {
    environment: {
      id: "shop-production",
      account: "111122223333",
      region,
      posture: "production",
      tags: { Project: "shop" },
      providers: { aws: ">= 5.100.0, < 7.0.0" },
      heldSubnets: {},
      regions: ["us-east-1"],
    },
    layer: "edge",
    settings: edge.settings.parse(settings),
    state,
    upstream: {
      network: {
        contract: network.contract,
        state: { ...state, key: "shop/network" },
        names: { tiers: ["public", "private"] },
      },
      data: {
        contract: data.contract,
        state: { ...state, key: "shop/data" },
        names: { buckets: ["assets", "logs"] },
      },
    },
  };
}

/** What the layer's stack emits for these settings. */
export function synth(settings: unknown = SHOP, region = "eu-west-1"): Template {
  const outdir = mkdtempSync(join(tmpdir(), "strata-edge-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), unit(settings, region));
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The resource at an address. @throws {Error} naming the resources of that type where there is none */
export function resource(template: Template, type: string, name: string): Block {
  const found = template.resource[type]?.[name];
  if (found === undefined) {
    throw new Error(`no ${type}.${name}; there are ${Object.keys(template.resource[type] ?? {}).join(", ")}`);
  }
  return found;
}

/** A policy's statements; tokens are in their quotes already. */
export function statements(policy: unknown): readonly unknown[] {
  return (JSON.parse(policy as string) as { Statement: readonly unknown[] }).Statement;
}
