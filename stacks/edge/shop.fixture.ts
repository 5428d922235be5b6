import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Unit } from "@strata/layer";
import { App } from "cdktf";
import { data } from "../data/contract";
import { network } from "../network/contract";
import { type EdgeSettings, edgeSettings } from "./settings";
import { Stack } from "./stack";

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
};

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
};

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
    settings: edgeSettings.parse(settings),
    state,
    upstream: {
      network: {
        contract: network,
        state: { ...state, key: "shop/network" },
        names: { tiers: ["public", "private"] },
      },
      data: { contract: data, state: { ...state, key: "shop/data" }, names: { buckets: ["assets", "logs"] } },
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
