import type { ActionCounts, ConsumedValue, PlannedUnit, PlanRecord, RecordedUnit } from "../../record";
import type { ChangeJson, PlanJson, ResourceEntry } from "../../refinement";
import type { DocumentInput } from "../input";

type Values = Readonly<Record<string, unknown>>;

const DIGEST = `sha256:${"0".repeat(64)}`;

/** The layers of the invented environment, and what they read. */
const READS: Readonly<Record<string, readonly string[]>> = {
  network: [],
  cluster: ["network"],
  data: ["network"],
  edge: ["network"],
  addons: ["cluster", "data"],
};

/** One layer of a fixture. */
export interface LayerFixture {
  readonly resources?: readonly ResourceEntry[];
  readonly drift?: readonly ResourceEntry[];
  readonly outputs?: Readonly<Record<string, ChangeJson>>;
  readonly unit?: unknown;
  /** Reason of a provisional plan. @default the plan is exact */
  readonly provisional?: string;
  readonly failed?: string;
  readonly skipped?: string;
  readonly consumed?: readonly ConsumedValue[];
  readonly errored?: boolean;
}

export interface EnvironmentFixture extends Partial<Omit<DocumentInput, "record" | "plans" | "units">> {
  readonly layers: Readonly<Record<string, LayerFixture>>;
  readonly about?: Partial<Omit<PlanRecord, "units">>;
  /** Folder under environments/. */
  readonly path?: string;
}

/** An environment whose layers are as the fixture says, and else as they were. */
export function environment({
  layers,
  about = {},
  path = "shop/production/eu-west-1",
  settings = [],
  guarded = [],
}: EnvironmentFixture): DocumentInput {
  const all = Object.keys(READS).map((layer) => [layer, layers[layer] ?? {}] as const);
  const planned = all.filter(([, { failed, skipped }]) => failed === undefined && skipped === undefined);
  return {
    record: {
      version: 1,
      environment: {
        id: path.split("/").slice(0, 2).join("-"),
        path,
        account: "123456789012",
        region: "eu-west-1",
      },
      mode: "apply",
      refresh: true,
      against: "states",
      made: "2026-03-02T09:30:00Z",
      terraform: "1.11.4",
      git: { commit: "4f1c2ab90d7e88aa01c35f6a2be9d4c7f0e1d2c3", dirty: false },
      ...about,
      units: all.map(([layer, fixture]) => unitOf(layer, fixture)),
    },
    plans: Object.fromEntries(planned.map(([layer, fixture]) => [layer, planOf(fixture)])),
    units: Object.fromEntries(
      all.flatMap(([layer, { unit }]) => (unit === undefined ? [] : [[layer, unit]])),
    ),
    settings,
    guarded,
  };
}

function planOf({ resources = [], drift = [], outputs = {}, errored = false }: LayerFixture): PlanJson {
  return {
    terraform_version: "1.11.4",
    resource_changes: resources,
    resource_drift: drift,
    output_changes: outputs,
    ...(errored ? { errored } : {}),
  };
}

function unitOf(layer: string, fixture: LayerFixture): RecordedUnit {
  const { failed, skipped, provisional, consumed = [], outputs = {}, drift = [] } = fixture;
  const made = { layer, stack: `shop-${layer}`, reads: [...(READS[layer] ?? [])], log: `${layer}.log` };
  if (failed !== undefined) return { ...made, status: "failed", reason: failed };
  if (skipped !== undefined) return { ...made, status: "skipped", reason: skipped };
  const actions = countsOf(fixture);
  const changed = Object.values(outputs).filter((one) => one.actions[0] !== "no-op").length;
  const unit: PlannedUnit = {
    ...made,
    status: provisional === undefined ? "exact" : "provisional",
    reason: provisional ?? "what it reads of other layers is as their states have it",
    consumed: [...consumed],
    state: { lineage: "0d5a", serial: 7 },
    digests: { unit: DIGEST, lock: DIGEST, plan: DIGEST, json: DIGEST },
    providers: { "registry.terraform.io/hashicorp/aws": "5.100.0" },
    files: { plan: `${layer}.tfplan`, json: `${layer}.json` },
    actions,
    outputs: changed,
    drift: drift.length,
    hasChanges: changed > 0 || Object.values(actions).some((count) => count > 0),
  };
  return unit;
}

function countsOf({ resources = [] }: LayerFixture): ActionCounts {
  const count = (...actions: readonly string[]): number =>
    resources.filter(({ change }) => actions.includes(change.actions.join())).length;
  return {
    create: count("create"),
    update: count("update"),
    replace: count("delete,create", "create,delete"),
    delete: count("delete"),
    forget: count("forget", "create,forget"),
    import: resources.filter(({ change }) => change.importing !== undefined).length,
  };
}

/** More of a resource than its values. */
type More = Partial<Omit<ResourceEntry, "change">> & Partial<Omit<ChangeJson, "before" | "after">>;

export function resource(address: string, change: ChangeJson, more: More = {}): ResourceEntry {
  const { deposed, previous_address, action_reason, ...rest } = more;
  const type = address.split(".")[0] ?? "";
  return {
    address,
    type,
    mode: "managed",
    ...(deposed === undefined ? {} : { deposed }),
    ...(previous_address === undefined ? {} : { previous_address }),
    ...(action_reason === undefined ? {} : { action_reason }),
    change: { ...change, ...rest },
  };
}

export function creates(address: string, after: Values, more: More = {}): ResourceEntry {
  return resource(address, { actions: ["create"], before: null, after, after_unknown: { id: true } }, more);
}

export function updates(address: string, before: Values, after: Values, more: More = {}): ResourceEntry {
  return resource(address, { actions: ["update"], before, after, after_unknown: {} }, more);
}

export function deletes(address: string, before: Values, more: More = {}): ResourceEntry {
  return resource(address, { actions: ["delete"], before, after: null, after_unknown: {} }, more);
}

/** A replacement: the old one goes first, unless the actions say otherwise. */
export function replaces(address: string, before: Values, after: Values, more: More = {}): ResourceEntry {
  const change = { actions: ["delete", "create"], before, after, after_unknown: { id: true, arn: true } };
  return resource(address, change, { action_reason: "replace_because_cannot_update", ...more });
}

export function output(before: unknown, after: unknown, more: Partial<ChangeJson> = {}): ChangeJson {
  const actions = before === undefined ? ["create"] : after === undefined ? ["delete"] : ["update"];
  return { actions, before: before ?? null, after: after ?? null, after_unknown: false, ...more };
}

/** A new output of which nothing is known, or an old one that nobody knows any more. */
export function unknownOutput(before?: unknown): ChangeJson {
  const actions = before === undefined ? ["create"] : ["update"];
  return { actions, ...(before === undefined ? { before: null } : { before }), after_unknown: true };
}

/** Units that read what the reference layers read. */
export const UNITS = {
  cluster: {
    locals: { network: { vpc_id: "${var.network.vpc_id}", tiers: "${var.network.tiers}" } },
    resource: {
      aws_eks_cluster: {
        main: {
          name: "shop",
          vpc_config: { subnet_ids: "${local.network.tiers.private.subnet_ids}" },
        },
      },
      aws_eks_node_group: {
        general: { node_group_name: "general", subnet_ids: "${local.network.tiers.private.subnet_ids}" },
      },
      aws_security_group: { nodes: { name: "nodes", vpc_id: "${local.network.vpc_id}" } },
    },
    output: { cluster_name: { value: "${aws_eks_cluster.main.name}" } },
  },
  data: {
    locals: { network: { tiers: "${var.network.tiers}" } },
    resource: {
      aws_db_subnet_group: {
        databases: { name: "databases", subnet_ids: "${local.network.tiers.database.subnet_ids}" },
      },
      aws_db_instance: {
        main: { identifier: "main", db_subnet_group_name: "${aws_db_subnet_group.databases.name}" },
      },
    },
  },
  edge: {
    locals: { network: { vpc_id: "${var.network.vpc_id}" } },
    resource: { aws_lb_target_group: { web: { name: "web", vpc_id: "${local.network.vpc_id}" } } },
  },
} as const;

export function unknownInput(from: string, ...path: readonly string[]): ConsumedValue {
  return { from, path: [...path], source: { kind: "unknown" } };
}
