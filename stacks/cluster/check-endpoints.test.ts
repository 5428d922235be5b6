import { describe, expect, it } from "vitest";
import { networkSettings } from "../network/settings";
import { clusterCheck } from "./check";
import { type Refusal, shopCluster, shopContext, shopNetwork } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
    {
      fault: "an endpoint that the network does not have",
      input: { endpoints: ["sts", "sqs"] },
      path: ["endpoints", 1],
      expected: "interface endpoints of network.endpoints that have groups: ecr.api, sts",
      got: '"sqs"',
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });

  it.each([
    {
      endpoints: "all" as const,
      path: ["endpoints"],
      faults: [
        "all, of them s3, which is in route tables only",
        "all, of them logs, which keeps to the group that endpoints share",
      ],
    },
    {
      endpoints: ["sts", "logs"],
      path: ["endpoints", 1],
      faults: ["logs, which keeps to the group that endpoints share"],
    },
  ])("refuses a group on what cannot bear it: $faults", ({ endpoints, path, faults }) => {
    const network = networkSettings.parse({
      ...shopNetwork,
      endpoints: {
        ...shopNetwork.endpoints,
        s3: { type: "gateway", tiers: ["private"] },
        logs: { type: "interface", tier: "private" },
      },
    });
    const expected = "interface endpoints of network.endpoints that have groups: ecr.api, sts";

    expect(clusterCheck(shopContext(shopCluster({ endpoints }), network))).toEqual(
      faults.map((got) => ({ path, expected, got })),
    );
  });
});
