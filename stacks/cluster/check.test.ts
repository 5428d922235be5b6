import { describe, expect, it } from "vitest";
import { faults, networkAddons, type Refusal, shopNetwork } from "./shop.fixture";

describe("config check", () => {
  it("accepts the smallest cluster, and one that names entries of the network", () => {
    expect(faults()).toEqual([]);
    expect(faults({ peers: { services: { traffic: "all" } }, endpoints: ["sts"] })).toEqual([]);
  });

  it.each<Refusal>([
    {
      fault: "nodes without their network add-on",
      input: { addons: { "kube-proxy": networkAddons["kube-proxy"] } },
      messages: ["addons: expected vpc-cni, without which no node becomes ready, got kube-proxy"],
    },
    {
      fault: "a network add-on after the nodes",
      input: { addons: { ...networkAddons, "kube-proxy": {} } },
      messages: [
        "addons.kube-proxy.order: expected beforeNodes, since no node becomes ready without it, got afterNodes",
      ],
    },
    {
      fault: "add-ons that wait for nodes, where there are none",
      input: { nodeGroups: {}, addons: { ...networkAddons, coredns: {} } },
      messages: ["nodeGroups: expected a node group, since coredns needs nodes, got none"],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("needs no add-ons where there are no nodes", () => {
    expect(faults({ nodeGroups: {}, addons: {} })).toEqual([]);
  });

  it("checks what it can where the network's settings are wrong", () => {
    expect(faults({ version: "1.30", subnets: ["nowhere"] }, { ...shopNetwork, cidr: 1 })).toEqual([
      "version: expected 1.32 or later, since EKS creates no older, got 1.30",
    ]);
  });
});
