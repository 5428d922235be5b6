import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { group, type Refusal, shopCluster, shopContext } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
    {
      fault: "an unknown tier",
      input: { subnets: ["private", "privat"] },
      path: ["subnets", 1],
      expected: "a tier of network.tiers: private, public, single",
      got: '"privat"',
    },
    {
      fault: "a tier in one zone",
      input: { subnets: ["single"] },
      path: ["subnets"],
      expected: "tiers in at least two zones",
      got: "zone a",
    },
    {
      fault: "an unknown tier of nodes",
      input: group({ subnets: ["apps"] }),
      path: ["nodeGroups", "general", "subnets", 0],
      expected: "a tier of network.tiers: private, public, single",
      got: '"apps"',
    },
    {
      fault: "nodes in the cluster's public tier",
      input: { subnets: ["private", "public"] },
      path: ["nodeGroups", "general", "subnets"],
      expected: "tiers whose route is nat or none",
      got: '"public", whose route is internet',
      mend: "name the nodes' own tiers here, where the cluster's include a public one",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });

  it("takes a public tier for the cluster where the nodes have their own", () => {
    const cluster = shopCluster({ subnets: ["private", "public"], ...group({ subnets: ["private"] }) });

    expect(clusterCheck(shopContext(cluster))).toEqual([]);
  });
});
