import type { SettingsProblem } from "@strata/config";
import { architectureOf, architectureOfImage } from "./architecture";
import type { ClusterSettings } from "./settings";

type NodeGroupSettings = ClusterSettings["nodeGroups"][string];

/** EKS takes 63 characters, of which the suffix of Terraform takes 26 and its hyphen one. */
const NAME_LIMIT = 36;

/** Without them no node becomes ready, since the cluster comes without software of its own. */
const NEEDED_BEFORE_NODES = ["vpc-cni", "kube-proxy"];

/** Faults of node groups, and of the add-ons that nodes depend on. */
export function nodeProblems(cluster: ClusterSettings): readonly SettingsProblem[] {
  const groups = Object.entries(cluster.nodeGroups);
  return [
    ...groups.flatMap(([name, group]) =>
      [...sizeProblems(group), ...architectureProblems(group), ...nameProblems(name)].map(
        ({ path, ...problem }) => ({ path: ["nodeGroups", name, ...path], ...problem }),
      ),
    ),
    ...(groups.length === 0 ? [] : addonProblems(cluster)),
  ];
}

function sizeProblems({ min, desired, max }: NodeGroupSettings): readonly SettingsProblem[] {
  return min <= desired && desired <= max
    ? []
    : [{ path: [], expected: "min <= desired <= max", got: `min ${min}, desired ${desired}, max ${max}` }];
}

function architectureProblems({ ami, instanceTypes }: NodeGroupSettings): readonly SettingsProblem[] {
  const architecture = architectureOfImage(ami);
  return instanceTypes.flatMap((type, index) =>
    architectureOf(type) === architecture
      ? []
      : [
          {
            path: ["instanceTypes", index],
            expected: `an instance type of architecture ${architecture}, as ${ami} is`,
            got: `${type}, which is ${architectureOf(type)}`,
          },
        ],
  );
}

function nameProblems(group: string): readonly SettingsProblem[] {
  return group.length <= NAME_LIMIT
    ? []
    : [
        {
          path: [],
          expected: `a name of at most ${NAME_LIMIT} characters`,
          got: `${JSON.stringify(group)}, which has ${group.length}`,
        },
      ];
}

function addonProblems({ addons }: ClusterSettings): readonly SettingsProblem[] {
  return NEEDED_BEFORE_NODES.flatMap((name): readonly SettingsProblem[] => {
    const addon = addons[name];
    if (addon === undefined) {
      const got = Object.keys(addons).join(", ") || "no add-ons";
      return [{ path: ["addons"], expected: `${name}, without which no node becomes ready`, got }];
    }
    return addon.order === "beforeNodes"
      ? []
      : [
          {
            path: ["addons", name, "order"],
            expected: "beforeNodes, since no node becomes ready without it",
            got: addon.order,
          },
        ];
  });
}
