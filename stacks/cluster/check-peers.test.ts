import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { type Refusal, shopCluster, shopContext } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
    {
      fault: "a peer that the network does not have",
      input: { peers: { servcies: { traffic: "all" } } },
      path: ["peers", "servcies"],
      expected: "a group of network.securityGroups: services",
      got: '"servcies"',
    },
    {
      fault: "a peer without a port",
      input: { peers: { services: { traffic: {} } } },
      path: ["peers", "services", "traffic"],
      expected: "all, or at least one port",
      got: "no port",
    },
    {
      fault: "ports from high to low",
      input: { peers: { services: { traffic: { broker: { port: 5672, toPort: 5671 } } } } },
      path: ["peers", "services", "traffic", "broker", "toPort"],
      expected: "a port from 5672 on",
      got: "5671",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });
});
