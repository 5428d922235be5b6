import { describe, expect, it } from "vitest";
import { faultsOf } from "../shop.fixture";

const chart = (name: string, settings: object = {}): object => ({
  repository: "https://charts.example.com",
  chart: name,
  version: "1.0.0",
  namespace: "kube-system",
  ...settings,
});
const ofIstio = (name: string, settings: object = {}): object =>
  chart(name, { repository: "https://istio.example.com/charts", ...settings });
describe("charts", () => {
  it.each([
    {
      fault: "one before the one that it needs",
      settings: { charts: { mesh: ofIstio("istiod"), kinds: ofIstio("base") } },
      message:
        "charts.mesh.after: expected kinds before it, since it serves the kinds of that chart, got nothing",
    },
    {
      fault: "one without the one that it needs",
      settings: { charts: { mesh: ofIstio("istiod") } },
      message:
        "charts.mesh.after: expected a release of chart base before it, since it serves the kinds of that chart, got nothing",
    },
    {
      fault: "one before its kinds, where these have a release of their own",
      settings: { charts: { nodes: chart("karpenter"), kinds: chart("karpenter-crd") } },
      message:
        "charts.nodes.after: expected kinds before it, since it serves the kinds of that chart, got nothing",
    },
    {
      fault: "one that overtakes a webhook of all Services",
      settings: { charts: { balancers: chart("aws-load-balancer-controller"), server: chart("server") } },
      message:
        "charts.server.after: expected balancers before it, whose webhook every Service waits for, got nothing; set enableServiceMutatorWebhook of balancers to false, or name it in after",
    },
    {
      fault: "agents of nodes where pods are held to a level",
      settings: {
        namespaces: { agents: { podSecurity: "baseline" } },
        charts: { mesh: ofIstio("cni", { namespace: "agents" }) },
      },
      message:
        "charts.mesh.namespace: expected a namespace of Pod Security level privileged, since its pods need it: they write the network configuration of their node, got agents, which is baseline",
    },
    {
      fault: "a log group that nobody may write to",
      settings: {
        charts: { server: chart("server", { logGroup: { name: "/a", key: "platform", at: "a" } }) },
      },
      message: "charts.server.logGroup: expected a role beside it, which may write to it, got none",
    },
    {
      fault: "a log group whose key CloudWatch Logs may not use",
      settings: {
        charts: {
          server: chart("server", {
            role: { serviceAccount: "server" },
            logGroup: { name: "/a", key: "quiet", at: "a" },
          }),
        },
      },
      message:
        'charts.server.logGroup.key: expected a key of network.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
    },
    {
      fault: "a log group whose key is nowhere",
      settings: {
        charts: {
          server: chart("server", {
            role: { serviceAccount: "server" },
            logGroup: { name: "/a", key: "plat", at: "a" },
          }),
        },
      },
      message:
        'charts.server.logGroup.key: expected a key of network.keys, got "plat"; known: platform, quiet',
    },
    {
      fault: "text where the log group goes",
      settings: {
        charts: {
          server: chart("server", {
            role: { serviceAccount: "server" },
            values: { out: "off" },
            logGroup: { name: "/a", key: "platform", at: "out.group" },
          }),
        },
      },
      message: 'charts.server.values.out: expected a map, since the log group is set at out.group, got "off"',
    },
  ])("are refused: $fault", ({ settings, message }) => {
    expect(faultsOf(settings)).toEqual([message]);
  });

  it.each([
    {
      what: "a webhook of all Services first",
      charts: { server: chart("server", { after: ["balancers"] }) },
      values: {},
    },
    {
      what: "that webhook off",
      charts: { server: chart("server") },
      values: { enableServiceMutatorWebhook: false },
    },
  ])("may have $what", ({ charts, values }) => {
    const balancers = chart("aws-load-balancer-controller", { values });
    expect(faultsOf({ charts: { balancers, ...charts } })).toEqual([]);
  });

  it("may have what that webhook itself waits for", () => {
    const balancers = chart("aws-load-balancer-controller", { after: ["certificates"] });
    expect(faultsOf({ charts: { certificates: chart("cert-manager"), balancers } })).toEqual([]);
  });

  it("may do without kinds that have no release of their own", () => {
    expect(faultsOf({ charts: { nodes: chart("karpenter") } })).toEqual([]);
  });
});
