import { describe, expect, it } from "vitest";
import { addonsCheck } from "./check";
import { settingsOf, shopEnvironment } from "./shop.fixture";

interface Surroundings {
  /** Add-ons that the cluster layer installs. */
  readonly addons?: Readonly<Record<string, unknown>>;
}

function problems(settings: object, { addons = {} }: Surroundings = {}): readonly string[] {
  const upstream: Readonly<Record<string, unknown>> = {
    addons: settingsOf(settings),
    cluster: { addons },
    network: { keys: { platform: { users: ["logs"] }, quiet: { users: [] } } },
    data: {},
  };
  return addonsCheck({ environment: shopEnvironment(), settings: (layer) => upstream[layer] }).map(
    ({ path, expected, got }) => `${path.join(".")}: expected ${expected}, got ${got}`,
  );
}

const chart = (name: string, settings: object = {}): object => ({
  repository: "https://charts.example.com",
  chart: name,
  version: "1.0.0",
  namespace: "kube-system",
  ...settings,
});
const ofIstio = (name: string, settings: object = {}): object =>
  chart(name, { repository: "https://istio.example.com/charts", ...settings });
const item = (apiVersion: string, kind: string): object => ({
  namespace: "kube-system",
  items: { item: { apiVersion, kind } },
});

describe("objects", () => {
  const store = item("external-secrets.io/v1", "SecretStore");

  it.each([
    {
      fault: "whose chart is not among those before",
      settings: { charts: { fetcher: chart("external-secrets") }, objects: { stores: store } },
      message:
        "objects.stores.after: expected fetcher before it, which brings kind SecretStore of item item, got nothing",
    },
    {
      fault: "whose chart is not installed",
      settings: {
        charts: { other: chart("other") },
        objects: { stores: { ...store, after: ["other"] } },
      },
      message:
        "objects.stores.after: expected a release of chart external-secrets before it, which brings kind SecretStore of item item, got other",
    },
    {
      fault: "whose chart only bears the name of the right one",
      settings: {
        charts: { base: chart("base") },
        objects: { rules: { ...item("security.istio.io/v1", "PeerAuthentication"), after: ["base"] } },
      },
      message:
        "objects.rules.after: expected a release of chart base before it, which brings kind PeerAuthentication of item item, got base",
    },
  ])("are refused $fault", ({ settings, message }) => {
    expect(problems(settings)).toEqual([message]);
  });

  it("may come after their chart through others", () => {
    const charts = { fetcher: chart("external-secrets"), server: chart("server", { after: ["fetcher"] }) };
    expect(problems({ charts, objects: { stores: { ...store, after: ["server"] } } })).toEqual([]);
  });

  it("may be of kinds that the cluster has, or that an add-on of EKS brings", () => {
    const objects = {
      rules: item("networking.k8s.io/v1", "NetworkPolicy"),
      issuers: item("cert-manager.io/v1", "ClusterIssuer"),
    };
    expect(problems({ objects }, { addons: { "cert-manager": {} } })).toEqual([]);
  });
});

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
        "charts.server.after: expected balancers before it, whose webhook every Service waits for, got nothing",
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
        "charts.server.logGroup.key: expected a key of network.keys whose users include logs, got quiet, whose users are none",
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
        'charts.server.logGroup.key: expected a key of network.keys whose users include logs, got "plat"',
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
    expect(problems(settings)).toEqual([message]);
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
    expect(problems({ charts: { balancers, ...charts } })).toEqual([]);
  });

  it("may have what that webhook itself waits for", () => {
    const balancers = chart("aws-load-balancer-controller", { after: ["certificates"] });
    expect(problems({ charts: { certificates: chart("cert-manager"), balancers } })).toEqual([]);
  });

  it("may do without kinds that have no release of their own", () => {
    expect(problems({ charts: { nodes: chart("karpenter") } })).toEqual([]);
  });
});
