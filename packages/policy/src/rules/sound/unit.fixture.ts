import type { SynthesizedUnit } from "@strata/inventory";

/** Resources by type, and then by name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The key that the sound environment encrypts with. */
export const KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111";

/** One layer of the sound environment: state, providers and tags as the rules want them, around these resources. */
export function unit(
  layer: string,
  resource: Blocks,
  other: Readonly<Record<string, unknown>> = {},
): SynthesizedUnit {
  const tags = { Environment: "shop-production", ManagedBy: "terraform", Project: "shop", Layer: layer };
  return {
    environment: "shop/production/eu-west-1",
    environmentId: "shop-production",
    layer,
    stack: `shop-production-${layer}`,
    json: {
      terraform: {
        backend: {
          s3: { bucket: "shop-state", key: `shop/${layer}.tfstate`, encrypt: true, use_lockfile: true },
        },
      },
      provider: {
        aws: [
          { region: "eu-west-1", default_tags: [{ tags }] },
          { region: "us-east-1", alias: "us_east_1", default_tags: [{ tags }] },
        ],
      },
      resource,
      ...other,
    },
  };
}
