import { fromSynth, type Inventory } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { waysOutOf } from "./ways-out";

const HTTPS = [{ protocol: "TCP", port: 443 }];

/** A VPC of 10.1.0.0/16, and a namespace that lets out what these rules say. */
function letsOut(egress: readonly object[] | undefined): Inventory {
  const policy = {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "own" },
    spec: { podSelector: {}, policyTypes: ["Egress"], egress },
  };
  const release = {
    chart: "./assets/objects",
    namespace: "shop",
    values: [JSON.stringify({ objects: egress === undefined ? {} : { policy } })],
  };
  const resource = {
    aws_vpc: { main: { cidr_block: "10.1.0.0/16" } },
    kubernetes_network_policy_v1: {
      deny: { metadata: { namespace: "shop" }, spec: { policy_types: ["Ingress", "Egress"] } },
    },
    helm_release: { network: release },
  };
  const place = { environment: "shop", environmentId: "shop", layer: "addons", stack: "shop-addons" };
  return fromSynth([{ ...place, json: { resource } }]);
}

const block = (cidr: string, except: readonly string[] = []): object => ({ ipBlock: { cidr, except } });
const all = { vpc: true, beyond: true };
const vpc = { vpc: true, beyond: false };
const beyond = { vpc: false, beyond: true };
const nothing = { vpc: false, beyond: false };

describe("the ways out of a namespace", () => {
  it.each([
    { why: "no policy of its own", egress: undefined, ways: nothing },
    { why: "no rule", egress: [], ways: nothing },
    { why: "a rule without peers and ports", egress: [{}], ways: all },
    { why: "everywhere", egress: [{ to: [block("0.0.0.0/0")], ports: HTTPS }], ways: all },
    {
      why: "everywhere else",
      egress: [{ to: [block("0.0.0.0/0", ["10.1.0.0/16"])], ports: HTTPS }],
      ways: beyond,
    },
    { why: "the VPC", egress: [{ to: [block("10.1.0.0/16")], ports: HTTPS }], ways: vpc },
    { why: "the VPC by reference", egress: [{ to: [block("${aws_vpc.main.cidr_block}")] }], ways: vpc },
    { why: "all private addresses", egress: [{ to: [block("10.0.0.0/8")], ports: HTTPS }], ways: vpc },
    { why: "another network", egress: [{ to: [block("192.168.0.0/16")], ports: HTTPS }], ways: nothing },
    { why: "public addresses", egress: [{ to: [block("52.94.0.0/16")], ports: HTTPS }], ways: beyond },
    { why: "pods", egress: [{ to: [{ podSelector: {} }] }], ways: nothing },
    {
      why: "another port",
      egress: [{ to: [block("0.0.0.0/0")], ports: [{ protocol: "TCP", port: 5432 }] }],
      ways: nothing,
    },
    {
      why: "UDP",
      egress: [{ to: [block("0.0.0.0/0")], ports: [{ protocol: "UDP", port: 443 }] }],
      ways: nothing,
    },
    { why: "a range of ports", egress: [{ ports: [{ port: 1, endPort: 1024 }] }], ways: all },
    {
      why: "two rules",
      egress: [{ to: [block("10.1.0.0/16")] }, { to: [block("52.94.0.0/16")] }],
      ways: all,
    },
  ])("are: $why", ({ egress, ways }) => {
    expect(waysOutOf("shop", letsOut(egress))).toEqual(ways);
  });

  it("are all where nothing isolates its pods", () => {
    expect(waysOutOf("other", letsOut([]))).toEqual(all);
  });
});
