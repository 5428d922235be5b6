import { z } from "zod";

/** Name of the file that describes the plans of an environment, beside them. */
export const RECORD_FILE = "plan.json";

/** Version of its format. A reader refuses another one. */
export const RECORD_VERSION = 1;

const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .describe("SHA-256 in hexadecimal digits, with sha256: in front");

const stateVersion = {
  lineage: z.string().describe("lineage of the state: it stays the same as long as the state does"),
  serial: z.int().nonnegative().describe("serial of the state, which every write raises"),
};

const source = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("state").describe("read from the state of the upstream layer"),
      ...stateVersion,
      digest: digest.describe("digest of the value, as JSON with sorted keys"),
    }),
    z.strictObject({
      kind: z.literal("planned").describe("what the plan of the upstream layer in this folder leaves"),
      digest: digest.describe("digest of the value, as JSON with sorted keys"),
    }),
    z.strictObject({
      kind: z.literal("unknown").describe("known only after the upstream layer is applied"),
    }),
  ])
  .describe("where the value comes from");

const consumed = z
  .strictObject({
    from: z.string().describe("upstream layer"),
    path: z
      .array(z.union([z.string(), z.int()]))
      .describe("the output, and steps into its value; none: all outputs"),
    source,
  })
  .describe("a value of an upstream layer that the unit reads");

const count = z.int().nonnegative();

const actions = z
  .strictObject({
    create: count,
    update: count,
    replace: count,
    delete: count,
    forget: count.describe("leaves the state, and stays where it is"),
    import: count.describe("comes into the state, besides what else is done to it"),
  })
  .describe("how many resources the plan creates, updates and so on; data sources are not counted");

const made = {
  layer: z.string(),
  stack: z.string().describe("name of the stack, and of its folder in the output of synth"),
  reads: z.array(z.string()).describe("upstream layers whose contracts it reads"),
  log: z.string().describe("file in this folder with what Terraform wrote"),
};

const planned = z
  .strictObject({
    ...made,
    status: z
      .enum(["exact", "provisional"])
      .describe(
        "exact: made of the untouched unit against its real state, so that terraform apply takes the plan file; provisional: of a copy for planning",
      ),
    reason: z.string().describe("why it is so, as a sentence for people"),
    consumed: z.array(consumed),
    state: z
      .strictObject(stateVersion)
      .nullable()
      .describe("the unit's own state that the plan was made against; null: there was none"),
    digests: z.strictObject({
      unit: digest.describe("of the unit's folder as it was synthesized: its JSON and its assets"),
      lock: digest.nullable().describe("of its lock file; null: it has none"),
      plan: digest.describe("of the plan file"),
      json: digest.describe("of its JSON"),
    }),
    providers: z.record(z.string(), z.string()).describe("versions of the providers, by their sources"),
    files: z.strictObject({
      plan: z.string().describe("plan file in this folder"),
      json: z.string().describe("what terraform show -json prints of it; it may hold secrets"),
    }),
    actions,
    outputs: count.describe("how many outputs the plan creates, changes or deletes"),
    drift: count.describe("how many resources were changed outside of Terraform"),
    hasChanges: z.boolean().describe("whether an apply does anything, to resources or outputs"),
  })
  .describe("a unit with a plan");

const notPlanned = z
  .strictObject({
    ...made,
    status: z
      .enum(["failed", "skipped"])
      .describe("failed: Terraform failed; skipped: an upstream layer did"),
    reason: z.string().describe("why there is no plan, as lines for people"),
  })
  .describe("a unit without a plan");

/** What describes the plans of an environment; docs/plan.schema.json is made of it. */
export const PLAN_RECORD = z
  .strictObject({
    version: z.literal(RECORD_VERSION),
    environment: z.strictObject({
      id: z.string(),
      path: z.string().describe("folder under environments/"),
      account: z.string().describe("AWS account, 12 digits"),
      region: z.string(),
    }),
    mode: z.enum(["apply", "destroy"]).describe("what the plans would do"),
    refresh: z.boolean().describe("whether what exists was read, and not the states alone"),
    against: z
      .enum(["states", "nothing"])
      .describe("nothing: no state bucket was there, and the plans were made as if nothing existed"),
    made: z.iso.datetime().describe("when, in UTC"),
    terraform: z.string().describe("version of Terraform"),
    git: z
      .strictObject({
        commit: z.string(),
        dirty: z.boolean().describe("whether files differed from the commit"),
      })
      .nullable()
      .describe("null: the project is in no git repository"),
    units: z.array(z.discriminatedUnion("status", [planned, notPlanned])).describe("in the order of apply"),
  })
  .describe("The plans of one environment's layers, made by strata plan.");

/** See {@link PLAN_RECORD}. */
export type PlanRecord = z.infer<typeof PLAN_RECORD>;

/** A unit in a record. */
export type RecordedUnit = PlanRecord["units"][number];

/** A unit that has a plan. */
export type PlannedUnit = z.infer<typeof planned>;

/** A value that a unit reads of an upstream layer, and where it comes from. */
export type ConsumedValue = z.infer<typeof consumed>;

/** Counts of actions on resources. */
export type ActionCounts = z.infer<typeof actions>;

/** Whether a unit has a plan. */
export function isPlanned(unit: RecordedUnit): unit is PlannedUnit {
  return unit.status === "exact" || unit.status === "provisional";
}
