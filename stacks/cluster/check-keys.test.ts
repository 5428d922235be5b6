import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { type Refusal, shopCluster, shopContext } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
    {
      fault: "an unknown log key",
      input: { logs: { key: "platfrom" } },
      path: ["logs", "key"],
      expected: "a key of network.keys: platform, disks, quiet",
      got: '"platfrom"',
    },
    {
      fault: "a log key that CloudWatch Logs may not use",
      input: { logs: { key: "quiet" } },
      path: ["logs", "key"],
      expected: "a key of network.keys whose users include logs",
      got: "quiet, whose users are none",
    },
    {
      fault: "a key of volumes that the network does not have",
      input: { keys: { volumes: "discs" } },
      path: ["keys", "volumes"],
      expected: "a key of network.keys: platform, disks, quiet",
      got: '"discs"',
    },
    {
      fault: "a key of secrets that the network does not have",
      input: { keys: { secrets: "quite" } },
      path: ["keys", "secrets"],
      expected: "a key of network.keys: platform, disks, quiet",
      got: '"quite"',
    },
    {
      fault: "a key of volumes that Auto Scaling may not use",
      input: { keys: { volumes: "platform" } },
      path: ["keys", "volumes"],
      expected: "a key of network.keys whose users include nodeVolumes",
      got: "platform, whose users are logs, alarms",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });
});
