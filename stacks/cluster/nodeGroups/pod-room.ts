import { type ChartSource, type PodCount, podsOfAddon, podsOfChart, podsOfObject } from "@strata/charts";
import type { CheckContext, SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { podsOnNode } from "@strata/kind/vocabulary";
import { valueAt } from "@strata/values";
import type { AddonSettings } from "../addons/settings";
import type { NodeGroupSettings } from "./settings";

/**
 * The nodes that the cluster starts with have room for the platform's own pods: otherwise releases wait for pods that no
 * node takes, the autoscaler's among them, and are undone. Nodes with taints are for others.
 */
export function podRoomProblems({ settings }: CheckContext): readonly SettingsProblem[] {
  const cluster = settings("cluster");
  const groups = Object.entries(entriesAt<NodeGroupSettings>(cluster, "nodeGroups")).filter(
    ([, { taints }]) => Object.values(taints).every(({ effect }) => effect === "PreferNoSchedule"),
  );
  const nodes = groups.map(([name, group]) => ({ name, ...roomOf(group, usesPrefixes(cluster)) }));
  const perNode = nodes.map(({ each }) => each);
  if (nodes.length === 0 || perNode.includes(undefined)) return [];

  const { perNode: agents, pods } = platformPods(cluster, settings("addons") ?? {});
  const count = nodes.reduce((sum, { desired }) => sum + desired, 0);
  const room = nodes.reduce((sum, { desired, each = 0 }) => sum + desired * each, 0);
  const needed = count * agents + pods;
  const [only, ...others] = nodes;
  return needed <= room
    ? []
    : [
        {
          path: only === undefined || others.length > 0 ? ["nodeGroups"] : ["nodeGroups", only.name],
          expected: `room for the platform's ${needed} pods: ${agents} on each of ${count} nodes, and ${pods}`,
          got: `${room}: ${nodes.map(({ desired, type, each }) => `${desired} ${type} with ${each} each`).join(", ")}`,
          mend: "take a larger instance type, more nodes, or prefixes (ENABLE_PREFIX_DELEGATION of vpc-cni)",
        },
      ];
}

/** What a node of a group has room for: of several types, the one with the least. */
function roomOf(
  { instanceTypes, desired }: NodeGroupSettings,
  prefixes: boolean,
): { readonly desired: number; readonly type: string; readonly each: number | undefined } {
  const rooms = instanceTypes.map((type) => ({ type, each: podsOnNode(type, prefixes) }));
  const least = rooms.reduce((one, other) => ((other.each ?? 0) < (one.each ?? 0) ? other : one));
  return { desired, ...least };
}

function usesPrefixes(cluster: unknown): boolean {
  const set = valueAt(cluster, ["addons", "vpc-cni", "configuration", "env", "ENABLE_PREFIX_DELEGATION"]);
  return String(set) === "true";
}

/** What the add-ons of the cluster, and the charts and objects of the layer of add-ons, run. */
function platformPods(cluster: unknown, addons: unknown): PodCount {
  const releases = Object.values(entriesAt<{ readonly items: object }>(addons, "objects"));
  const counts = [
    ...Object.entries(entriesAt<AddonSettings>(cluster, "addons")).map(([name, { configuration = {} }]) =>
      podsOfAddon(name, configuration),
    ),
    ...Object.values(entriesAt<Chart>(addons, "charts")).map(podsOfChart),
    ...releases.flatMap(({ items }) => Object.values(items)).map(podsOfObject),
  ];
  return counts.reduce(
    (sum, { perNode, pods }) => ({ perNode: sum.perNode + perNode, pods: sum.pods + pods }),
    { perNode: 0, pods: 0 },
  );
}

type Chart = ChartSource & { readonly values: Readonly<Record<string, unknown>> };
