import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { group, networkAddons, type Refusal, shopCluster, shopContext, smallGroup } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
    {
      fault: "fewer nodes than the least",
      input: group({ min: 3, desired: 2 }),
      path: ["nodeGroups", "general"],
      expected: "min <= desired <= max",
      got: "min 3, desired 2, max 3",
    },
    {
      fault: "more nodes than the most",
      input: group({ desired: 4 }),
      path: ["nodeGroups", "general"],
      expected: "min <= desired <= max",
      got: "min 1, desired 4, max 3",
    },
    {
      fault: "an image of another architecture",
      input: group({ instanceTypes: ["m7i.large", "m7g.large"] }),
      path: ["nodeGroups", "general", "instanceTypes", 1],
      expected: "an instance type of architecture x86_64, as AL2023_x86_64_STANDARD is",
      got: "m7g.large, which is arm64",
    },
    {
      fault: "a node group name that leaves no room for the suffix",
      input: { nodeGroups: { "general-purpose-workers-of-all-teams-1": smallGroup } },
      path: ["nodeGroups", "general-purpose-workers-of-all-teams-1"],
      expected: "a name of at most 36 characters",
      got: '"general-purpose-workers-of-all-teams-1", which has 38',
    },
    {
      fault: "nodes without their network add-on",
      input: { addons: { "kube-proxy": networkAddons["kube-proxy"] } },
      path: ["addons"],
      expected: "vpc-cni, without which no node becomes ready",
      got: "kube-proxy",
    },
    {
      fault: "a network add-on after the nodes",
      input: { addons: { ...networkAddons, "kube-proxy": {} } },
      path: ["addons", "kube-proxy", "order"],
      expected: "beforeNodes, since no node becomes ready without it",
      got: "afterNodes",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });

  it("needs no add-ons where there are no nodes", () => {
    expect(clusterCheck(shopContext(shopCluster({ nodeGroups: {}, addons: {} })))).toEqual([]);
  });
});
