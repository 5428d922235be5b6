import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { network } from "../network/contract";
import type { ClusterSettings } from "./settings";
import { shop, shopNetwork } from "./shop.fixture";
import { Stack } from "./stack";

type Json = Readonly<Record<string, unknown>>;

/** What Terraform is given, as far as the tests of this layer look at it. */
export interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly locals: Json;
}

/** The cluster layer of the invented environment, whose network has one machine, `jump`. */
export function synth(settings: ClusterSettings): Template {
  const { id, account, region, posture, tags } = shop;
  const state = (layer: string) => ({ bucket: "shop-state", key: `${layer}.tfstate`, region });
  const outdir = mkdtempSync(join(tmpdir(), "strata-cluster-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), {
      environment: {
        id,
        account,
        region,
        posture,
        tags,
        providers: {},
        heldSubnets: {},
        regions: ["us-east-1"],
      },
      layer: "cluster",
      settings,
      state: state("cluster"),
      upstream: {
        network: {
          contract: network,
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
