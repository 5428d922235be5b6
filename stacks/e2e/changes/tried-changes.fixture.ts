import type { RequiredProviders } from "@strata/terraform";

type Arguments = Readonly<Record<string, unknown>>;

/** A resource that exists, by hand: what the AWS provider 5.100 has in its state of it, as far as it matters. */
export interface Existing {
  readonly type: string;
  /** Version of the type's schema, as states have it. @default 0 */
  readonly schema?: number;
  /** As it is configured, and exists. */
  readonly configured: Arguments;
  /** What the provider adds to it. */
  readonly computed: Arguments;
  /** What is configured otherwise, by what is tried; null: it is no longer configured. */
  readonly changes: Readonly<Record<string, Tried>>;
}

/** A change, what the real provider plans for it, and what the rules say. */
export interface Tried {
  /** Arguments that are another, or null for those that are gone. @default none: it stays */
  readonly to?: Arguments | null;
  /** Arguments that exist otherwise before. @default as they are configured */
  readonly from?: Arguments;
  readonly actions: "no-op" | "update" | "delete" | "delete,create";
  readonly rules: readonly string[];
}

const PROVIDERS: RequiredProviders = { aws: { source: "aws", version: "~> 5.100" } };

/** One configuration and one state of all cases, by address. */
export function unitOf(resources: readonly Existing[]): {
  readonly json: unknown;
  readonly state: unknown;
  readonly cases: readonly { readonly address: string; readonly name: string; readonly tried: Tried }[];
} {
  const all = resources.flatMap((existing) =>
    Object.entries(existing.changes).map(([name, tried], index) => ({
      existing,
      name,
      tried,
      key: `case${index}`,
    })),
  );
  const blocks: Record<string, Record<string, unknown>> = {};
  for (const { existing, tried, key } of all) {
    if (tried.to === null) continue;
    const merged = Object.entries({ ...existing.configured, ...tried.from, ...tried.to });
    blocks[existing.type] = {
      ...blocks[existing.type],
      [key]: Object.fromEntries(merged.filter(([, value]) => value !== null)),
    };
  }
  return {
    json: {
      terraform: { required_providers: PROVIDERS },
      provider: { aws: [{ region: "eu-west-1" }] },
      resource: blocks,
    },
    state: {
      version: 4,
      terraform_version: "1.11.4",
      serial: 1,
      lineage: "7d0e5a3c-5f2e-4d3f-9d6a-1d2c3b4a5f60",
      outputs: {},
      resources: all.map(({ existing, tried, key }) => ({
        mode: "managed",
        type: existing.type,
        name: key,
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [
          {
            schema_version: existing.schema ?? 0,
            attributes: { ...existing.configured, ...existing.computed, ...tried.from },
          },
        ],
      })),
    },
    cases: all.map(({ existing, name, tried, key }) => ({ address: `${existing.type}.${key}`, name, tried })),
  };
}
