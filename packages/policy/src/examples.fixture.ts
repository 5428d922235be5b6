import type { SynthesizedUnit } from "@strata/inventory";
import type { Example } from "./example";
import type { Fault, ServiceRules } from "./rule";
import { SERVICES } from "./rules";

const ACCOUNT = "123456789012";

/** The parts of a unit that are no resources, and so start a path by themselves. */
const SECTIONS = ["terraform", "provider", "output"];

/** The environment that the examples of all services make up. Made anew each time. */
export function exampleUnits(): readonly SynthesizedUnit[] {
  const examples = Object.values(SERVICES).flatMap(({ example }) => example ?? []);
  const layers = [...new Set(examples.map(({ layer }) => layer))];
  return layers.map((layer) =>
    unit(
      layer,
      examples.filter((example) => example.layer === layer),
    ),
  );
}

/** The same environment after a change. */
export function changed({ example }: ServiceRules, fault: Fault): readonly SynthesizedUnit[] {
  const units = exampleUnits();
  const layer = layerOf(example, fault);
  const { at, to } = fault;
  const [first = "", ...rest] = at.split("/");
  const steps = SECTIONS.includes(first) ? [first, ...rest] : ["resource", first, ...rest];
  const parent = steps.slice(0, -1).reduce<Record<string, unknown>>(
    (block, step) => {
      block[step] ??= {};
      return block[step] as Record<string, unknown>;
    },
    units.find((one) => one.layer === layer)?.json as Record<string, unknown>,
  );
  const last = steps.at(-1) ?? "";
  if (to === undefined) delete parent[last];
  else parent[last] = to;
  return units;
}

/** The layer that a fault changes; every layer has the blocks of a unit. */
export function layerOf(example: Example | undefined, { layer }: Fault): string {
  return layer ?? example?.layer ?? "network";
}

/** One layer: state, providers and tags as the rules ask for them, around the resources of these examples. */
function unit(layer: string, examples: readonly Example[]): SynthesizedUnit {
  const tags = { Environment: "shop-production", ManagedBy: "terraform", Project: "shop", Layer: layer };
  const json = {
    terraform: {
      backend: {
        s3: { bucket: "shop-state", key: `shop/${layer}.tfstate`, encrypt: true, use_lockfile: true },
      },
    },
    provider: {
      aws: [
        { region: "eu-west-1", allowed_account_ids: [ACCOUNT], default_tags: [{ tags }] },
        { region: "us-east-1", alias: "us_east_1", allowed_account_ids: [ACCOUNT], default_tags: [{ tags }] },
      ],
    },
    resource: merged(examples.map(({ resource }) => resource)),
    ...merged(examples.map(({ other = {} }) => other)),
  };
  return {
    environment: "shop/production/eu-west-1",
    environmentId: "shop-production",
    layer,
    stack: `shop-production-${layer}`,
    json: structuredClone(json),
  };
}

/** Blocks by type and name; two services may have examples of one type, each under its own name. */
function merged(all: readonly Example["resource"][]): Example["resource"] {
  const types = [...new Set(all.flatMap(Object.keys))];
  return Object.fromEntries(
    types.map((type) => [type, Object.assign({}, ...all.map((blocks) => blocks[type] ?? {}))]),
  );
}
