import type { Environment } from "@strata/config";
import type { PlannedChange } from "./deployment.fixture";

/** A setting that is changed in an environment that is deployed. */
export interface SettingChange {
  /** Where it is, from the layer down. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** All that the next apply of its layer may do because of it; that of another layer does nothing. */
  readonly planned: readonly PlannedChange[];
}

/** The settings of an environment, as far as changes are made of them. */
interface Settings {
  readonly network: { readonly flowLogs: { readonly retentionDays: number } };
  readonly cluster: { readonly nodeGroups: Readonly<Record<string, { readonly max: number }>> };
  readonly addons: {
    readonly charts: Readonly<Record<string, object>>;
    readonly storageClasses: Readonly<Record<string, { readonly reclaimPolicy: "Delete" | "Retain" }>>;
  };
}

/** Changes that do not touch one another, of settings that an environment has. */
export function settingChanges({ settings }: Environment): readonly SettingChange[] {
  const { network, cluster, addons } = settings as unknown as Settings;
  return [
    {
      path: ["network", "flowLogs", "retentionDays"],
      value: network.flowLogs.retentionDays === 90 ? 180 : 90,
      planned: ["update aws_cloudwatch_log_group.flow-logs_group"],
    },
    {
      // A contract's map of keys gains an entry, which no layer reads yet.
      path: ["network", "keys", "extra"],
      value: { description: "Not used yet" },
      planned: [
        "create aws_kms_alias.keys_extra_alias",
        "create aws_kms_key.keys_extra",
        "update output.keys",
      ],
    },
    ...firstOf(cluster.nodeGroups).map(([name, { max }]) => ({
      path: ["cluster", "nodeGroups", name, "max"],
      value: max + 1,
      planned: [`update aws_eks_node_group.node-groups_${name}`],
    })),
    ...firstOf(addons.charts).map(([name]) => ({
      path: ["addons", "charts", name, "values", "nameOverride"],
      value: "other",
      planned: [`update helm_release.charts_${name}`],
    })),
    ...firstOf(addons.storageClasses).map(([name, { reclaimPolicy }]) => ({
      path: ["addons", "storageClasses", name, "reclaimPolicy"],
      value: reclaimPolicy === "Retain" ? "Delete" : "Retain",
      // Kubernetes cannot change a storage class.
      planned: [`delete and create kubernetes_storage_class_v1.storage-classes_${name}`],
    })),
  ];
}

/** The changes as settings by layer, over those of the folders. */
export function settingsOf(changes: readonly SettingChange[]): Readonly<Record<string, unknown>> {
  return changes.reduce<Tree>((tree, { path, value }) => withValue(tree, path, value), {});
}

/** Settings by layer that let go what an environment protects from deletion; none of a layer that protects nothing. */
export function unprotected({ settings }: Environment): Readonly<Record<string, unknown>> {
  return released(settings as Tree);
}

/** What the next apply of each layer does because of changes. */
export function plannedBy(
  changes: readonly SettingChange[],
): Readonly<Record<string, readonly PlannedChange[]>> {
  const planned = new Map<string, readonly PlannedChange[]>();
  for (const { path, planned: more } of changes) {
    const [layer = ""] = path;
    planned.set(layer, [...(planned.get(layer) ?? []), ...more].sort());
  }
  return Object.fromEntries(planned);
}

type Tree = Readonly<Record<string, unknown>>;

/** The branches that end in a protection, with it off. */
function released(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
      if (key === "deletionProtection" && value === true) return [[key, false]];
      if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
      const branch = released(value as Tree);
      return Object.keys(branch).length === 0 ? [] : [[key, branch]];
    }),
  );
}

function withValue(tree: Tree, [key = "", ...rest]: readonly string[], value: unknown): Tree {
  return { ...tree, [key]: rest.length === 0 ? value : withValue((tree[key] ?? {}) as Tree, rest, value) };
}

function firstOf<T>(entries: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(entries).slice(0, 1);
}
