import type { CheckContext, SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { own } from "@strata/values";
import type { AddonSettings } from "./addons/settings";
import { podRoomProblems } from "./nodeGroups/pod-room";

/** Without them no node becomes ready, since the cluster comes without software of its own. */
const NEEDED_BEFORE_NODES = ["vpc-cni", "kube-proxy"];

/** A cluster with nodes has the add-ons that nodes need, creates them first, and has room for the platform. */
export function clusterCheck(context: CheckContext): readonly SettingsProblem[] {
  return [...addonProblems(context), ...podRoomProblems(context)];
}

/** Without node groups, what waits for nodes would be made at once, and stay degraded. */
function waitingProblems(addons: Readonly<Record<string, AddonSettings>>): readonly SettingsProblem[] {
  const waiting = Object.keys(addons).filter((name) => own(addons, name)?.order === "afterNodes");
  return waiting.length === 0
    ? []
    : [
        {
          path: ["nodeGroups"],
          expected: `a node group, since ${waiting.join(", ")} ${waiting.length === 1 ? "needs" : "need"} nodes`,
          got: "none",
        },
      ];
}

function addonProblems({ settings }: CheckContext): readonly SettingsProblem[] {
  const layer = settings("cluster");
  const addons = entriesAt<AddonSettings>(layer, "addons");
  if (Object.keys(entriesAt(layer, "nodeGroups")).length === 0) return waitingProblems(addons);
  return NEEDED_BEFORE_NODES.flatMap((name): readonly SettingsProblem[] => {
    const addon = own(addons, name);
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
