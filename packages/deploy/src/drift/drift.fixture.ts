import type { PlanJson, ProviderSchemas } from "../refinement";
import { type DriftInput, type DriftReport, driftReport } from "./drift-report";

/** One change outside of Terraform, as `terraform show -json` has it in a plan made with `-refresh-only`. */
export interface Changed {
  readonly address?: string;
  readonly before: Readonly<Record<string, unknown>>;
  /** Absent: deleted. */
  readonly after?: Readonly<Record<string, unknown>>;
  readonly sensitive?: unknown;
  readonly more?: object;
}

const ADDRESS = "aws_vpc.main";

/** Schemas of one type: a block `rule` with `port`, a set of blocks `route`, and attributes of each sort. */
export const SCHEMAS: ProviderSchemas = {
  provider_schemas: {
    aws: {
      resource_schemas: {
        aws_vpc: {
          block: {
            attributes: {
              id: { type: "string", computed: true },
              cidr_block: { type: "string", optional: true, computed: true },
              note: { type: "string", optional: true },
              zones: { type: ["set", "string"], optional: true },
              tags: { type: ["map", "string"], optional: true },
              tags_all: { type: ["map", "string"], optional: true, computed: true },
            },
            block_types: {
              rule: {
                nesting_mode: "list",
                block: {
                  attributes: {
                    port: { type: "number", optional: true },
                    arn: { type: "string", computed: true },
                  },
                },
              },
              route: {
                nesting_mode: "set",
                block: { attributes: { to: { type: "string", optional: true } } },
              },
            },
          },
        },
      },
    },
  },
};

/** A plan that has found these changes. */
export function planWith(changes: readonly Changed[]): PlanJson {
  return {
    resource_drift: changes.map(({ address = ADDRESS, before, after, sensitive = {}, more = {} }) => ({
      address,
      type: address.split(".")[0] ?? "",
      mode: "managed",
      change: {
        actions: [after === undefined ? "delete" : "update"],
        before,
        after: after ?? null,
        before_sensitive: sensitive,
        after_sensitive: sensitive,
      },
      ...more,
    })),
  };
}

/** A unit with one resource. */
export function unitWith(body: object): DriftInput["unit"] {
  const [type = "", name = ""] = ADDRESS.split(".");
  return { resource: { [type]: { [name]: body } } };
}

/** The report of one unit. */
export function reportOf(
  changes: readonly Changed[],
  body: object = {},
  more: Partial<DriftInput> = {},
): DriftReport {
  const about = { environment: "shop-production", layer: "network", stack: "shop-production-network" };
  return driftReport([
    { ...about, plan: planWith(changes), unit: unitWith(body), schemas: SCHEMAS, ...more },
  ]);
}
