import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { type LoadOptions, type LoadResult, loadEnvironments } from "./environment/load-environments";
import type { LayerDefinition } from "./layer-definition";
import { formatProblem } from "./report/problem";
import { awsAccount, cidr, entriesOf } from "./schema/vocabulary";

// An invented registry: enough kinds of schema, contract and check for the loader's rules, and no more.

const network: LayerDefinition = {
  name: "network",
  description: "A network",
  presence: "always",
  reads: [],
  settings: z.strictObject({
    cidr: cidr.describe("Addresses of the network"),
    zones: z
      .array(z.enum(["a", "b", "c"]))
      .min(1)
      .default(["a", "b"]),
    nat: z.enum(["none", "one", "perZone"]).default("one"),
    flowLogs: z.boolean().default(true),
    tiers: entriesOf(z.strictObject({ bits: z.int().min(1).max(12), public: z.boolean().default(false) })),
  }),
  contract: {
    layer: "network",
    outputs: {
      vpc_id: { type: "string", description: "Id of the network", example: "vpc-0123456789abcdef0" },
      zone_count: { type: "number", description: "Zones in use", example: 2 },
      tiers: {
        type: "entries",
        description: "Subnets by tier",
        of: "tiers",
        fields: {
          subnet_ids: { type: "strings", description: "In zone order", example: ["subnet-1", "subnet-2"] },
        },
      },
    },
  },
  check: ({ settings }) => {
    const { cidr } = settings("network") as { readonly cidr: string };
    return cidr.startsWith("10.")
      ? []
      : [{ path: ["cidr"], expected: "a block inside 10.0.0.0/8", got: `"${cidr}"` }];
  },
};

const store = z.discriminatedUnion("mode", [
  z.strictObject({
    mode: z.literal("managed"),
    name: z.string().optional(),
    subnets: z.array(z.string()).optional(),
  }),
  z.strictObject({ mode: z.literal("external"), bucketArn: z.string() }),
]);

const data: LayerDefinition = {
  name: "data",
  description: "Stores",
  presence: "always",
  reads: ["network"],
  settings: z.strictObject({
    stores: entriesOf(store),
    vpc: z.string().optional(),
    partner: awsAccount.optional(),
    copies: z.int().optional(),
    sealed: z.boolean().optional(),
    size: z.union([z.literal("auto"), z.int().min(1)]).optional(),
  }),
  contract: {
    layer: "data",
    outputs: {
      stores: {
        type: "entries",
        description: "Stores",
        of: "stores",
        fields: { arn: { type: "string", description: "ARN", example: "arn:aws:s3:::shop-logs" } },
      },
    },
  },
  names: ({ settings }) => {
    const { stores } = settings("data") as {
      readonly stores: Readonly<Record<string, { readonly name?: string }>>;
    };
    return Object.entries(stores).flatMap(([key, { name }]) =>
      name === undefined
        ? []
        : [{ scope: "world" as const, kind: "S3 bucket", name, path: ["stores", key, "name"] }],
    );
  },
};

const apps: LayerDefinition = {
  name: "apps",
  description: "Charts",
  presence: "always",
  reads: ["data"],
  settings: z.strictObject({
    charts: entriesOf(z.strictObject({ values: z.record(z.string(), z.unknown()).default({}) })),
  }),
  contract: { layer: "apps", outputs: {} },
};

const audit: LayerDefinition = {
  name: "audit",
  description: "Trails",
  presence: "listed",
  reads: [],
  settings: z.strictObject({ trail: z.string(), days: z.int().default(90) }),
  contract: { layer: "audit", outputs: {} },
};

/** Three layers that are always there and one that an environment has to list. */
export const shopLayers: readonly LayerDefinition[] = [network, data, apps, audit];

/** The day on which fixtures are loaded. */
export const TODAY = new Date("2026-06-15T12:00:00Z");

/** What every invented environment inherits, unless a test says otherwise. */
export const SHARED = 'state: { bucket: "shop-state-{account}-{region}" }\n';

/** An `environment.yaml` without faults, with more lines after it. */
export function environmentYaml(id: string, more = ""): string {
  return `id: ${id}\naccount: "111122223333"\nregion: eu-west-1\nnetwork: { cidr: 10.0.0.0/16 }\n${more}`;
}

/** Writes files into a new folder. Names are paths under the environments folder, which is returned. */
export function writeEnvironments(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = join(mkdtempSync(join(tmpdir(), "strata-config-")), "environments");
  mkdirSync(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

/** Writes files and loads them with the invented layers; {@link SHARED} is there unless the files bring their own. */
export function loadFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<LoadOptions> = {},
): LoadResult {
  const root = writeEnvironments({ "defaults.yaml": SHARED, ...files });
  return loadEnvironments({ root, layers: shopLayers, now: TODAY, ...options });
}

/** Problems as a user reads them, without the environments folder in front. */
export function problemLines(result: Pick<LoadResult, "problems">): readonly string[] {
  return result.problems.map((problem) => formatProblem(problem).replace(/^environments\//, ""));
}
