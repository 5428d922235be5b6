import type { CheckContext, Environment } from "@strata/config";
import { describe, expect, it } from "vitest";
import { edgeCheck } from "./check";
import { edgeSettings } from "./settings";
import { GATEWAY } from "./shop.fixture";

const NETWORK = { tiers: { public: { route: "internet" }, private: { route: "nat" } } };
const DATA = {
  buckets: {
    logs: { access: "private", receives: ["network-load-balancer-logs"] },
    audit: { access: "private", receives: ["server-access-logs"] },
    assets: {},
  },
};
const BALANCER = GATEWAY.loadBalancers.gateway;
const LISTENER = BALANCER.listeners.https;
const GROUP = GATEWAY.targetGroups.https;

interface Case {
  readonly settings: unknown;
  readonly region?: string;
}

function problems({ settings, region = "eu-west-1" }: Case): readonly string[] {
  const environment = { id: "shop", region } as Environment;
  const layers: Readonly<Record<string, unknown>> = {
    network: NETWORK,
    data: DATA,
    edge: edgeSettings.parse(settings),
  };
  const context: CheckContext = { environment, settings: (layer) => layers[layer] };
  return edgeCheck(context).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

/** The gateway with other settings of its load balancer. */
function balancer(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...GATEWAY, loadBalancers: { gateway: { ...BALANCER, ...changes } } };
}

/** The gateway with other settings of its listener. */
function listener(changes: Readonly<Record<string, unknown>>): unknown {
  return balancer({ listeners: { https: { ...LISTENER, ...changes } } });
}

describe("load balancers are refused for", () => {
  it.each<Case & { readonly fault: string; readonly message: string }>([
    {
      fault: "an unknown tier",
      settings: balancer({ tier: "publick" }),
      message:
        'loadBalancers.gateway.tier: expected a tier of the network layer: public, private, got "publick"',
    },
    {
      fault: "a tier that the internet does not reach",
      settings: balancer({ tier: "private" }),
      message:
        'loadBalancers.gateway.tier: expected a tier with route: internet, since scheme is internet-facing, got "private", with route: nat',
    },
    {
      fault: "a name that is too long",
      settings: {
        ...GATEWAY,
        loadBalancers: { "gateway-of-all-that-there-is-here": BALANCER },
      },
      message:
        "loadBalancers.gateway-of-all-that-there-is-here: expected a name of at most 32 characters, got shop-gateway-of-all-that-there-is-here, 38 characters; set name",
    },
    {
      fault: "two listeners of one port",
      settings: balancer({ listeners: { https: LISTENER, more: LISTENER } }),
      message:
        "loadBalancers.gateway.listeners.more.port: expected a port of its own, got 443, which https listens to",
    },
    {
      fault: "TLS without a certificate",
      settings: listener({ certificate: undefined }),
      message:
        "loadBalancers.gateway.listeners.https.certificate: expected an entry of edge.certificates: gateway, got nothing",
    },
    {
      fault: "an unknown certificate",
      settings: listener({ certificate: "site" }),
      message:
        'loadBalancers.gateway.listeners.https.certificate: expected an entry of edge.certificates: gateway, got "site"',
    },
    {
      fault: "a certificate of another region",
      settings: { ...GATEWAY, certificates: { gateway: { domain: "api.{zone}" } } },
      message:
        'loadBalancers.gateway.listeners.https.certificate: expected a certificate of the own region, the only ones that a load balancer takes, got "gateway", which is of us-east-1',
    },
    {
      fault: "a certificate where TLS does not end",
      settings: listener({ protocol: "TCP" }),
      message:
        'loadBalancers.gateway.listeners.https.certificate: expected none, since TLS does not end at a TCP listener, got "gateway"',
    },
    {
      fault: "TLS before anybody delegates to the zone",
      settings: { ...GATEWAY, zone: { delegated: false } },
      message:
        "loadBalancers.gateway.listeners.https.protocol: expected TCP while zone.delegated is false, since no certificate is issued before, got TLS; leave the listener out until the parent domain delegates",
    },
    {
      fault: "an alias that the certificate does not cover",
      settings: balancer({ aliases: ["www.{zone}"] }),
      message:
        'loadBalancers.gateway.aliases.0: expected a name of certificate gateway, which listener https has: api.shop.example.com, got "www.shop.example.com"',
    },
    {
      fault: "an alias that a distribution has",
      settings: {
        ...GATEWAY,
        certificates: { ...GATEWAY.certificates, site: { domain: "api.{zone}" } },
        distributions: {
          site: { origin: { bucket: "assets" }, certificate: "site", aliases: ["api.{zone}"] },
        },
      },
      message:
        'loadBalancers.gateway.aliases.0: expected a name of its own, got "api.shop.example.com", an alias of distributions.site',
    },
    {
      fault: "logs of connections that AWS does not log",
      settings: balancer({
        aliases: [],
        accessLogs: { bucket: "logs" },
        listeners: { mqtt: { port: 8883, protocol: "TCP", targetGroup: "https" } },
      }),
      message:
        "loadBalancers.gateway.accessLogs: expected none, since AWS logs nothing but connections of TLS listeners, got logs to logs",
    },
    {
      fault: "a bucket that does not take its logs",
      settings: balancer({ accessLogs: { bucket: "audit" } }),
      message:
        'loadBalancers.gateway.accessLogs.bucket: expected a bucket that receives network-load-balancer-logs, got "audit", which receives server-access-logs; add network-load-balancer-logs to data.buckets.audit.receives',
    },
    {
      fault: "an unknown target group",
      settings: balancer({
        listeners: { https: LISTENER, more: { ...LISTENER, port: 8443, targetGroup: "http" } },
      }),
      message:
        'loadBalancers.gateway.listeners.more.targetGroup: expected an entry of edge.targetGroups: https, got "http"',
    },
    {
      fault: "a target group of two load balancers",
      settings: {
        ...GATEWAY,
        loadBalancers: { gateway: BALANCER, spare: { ...BALANCER, aliases: [] } },
      },
      message:
        'loadBalancers.spare.listeners.https.targetGroup: expected a target group that no other load balancer uses, got "https", which loadBalancers.gateway uses',
    },
    {
      fault: "a target group that nothing sends to",
      settings: { ...GATEWAY, targetGroups: { https: GROUP, spare: GROUP } },
      message:
        "targetGroups.spare: expected a listener that sends to it, since AWS checks no target of a group without one, got none",
    },
    {
      fault: "a target group whose name is too long",
      settings: {
        ...balancer({ listeners: { https: { ...LISTENER, targetGroup: "pods-of-the-gateway-in-mesh" } } }),
        targetGroups: { "pods-of-the-gateway-in-mesh": GROUP },
      },
      message:
        "targetGroups.pods-of-the-gateway-in-mesh: expected a name of at most 32 characters, got shop-pods-of-the-gateway-in-mesh-8080, 37 characters; set name",
    },
  ])("$fault", ({ message, ...given }) => {
    expect(problems(given)).toEqual([message]);
  });

  it("an alias outside the zone, which no certificate there covers either", () => {
    expect(problems({ settings: balancer({ aliases: ["api.example.org"] }) })).toEqual([
      'loadBalancers.gateway.aliases.0: expected shop.example.com or a name below it, got "api.example.org"',
      'loadBalancers.gateway.aliases.0: expected a name of certificate gateway, which listener https has: api.shop.example.com, got "api.example.org"',
    ]);
  });
});

describe("load balancers are accepted", () => {
  it.each<Case & { readonly what: string }>([
    { what: "for the internet, in its tier", settings: GATEWAY },
    { what: "for the VPC, in any tier", settings: balancer({ scheme: "internal", tier: "private" }) },
    {
      what: "with a certificate of us-east-1 where that is the own region",
      settings: { ...GATEWAY, certificates: { gateway: { domain: "api.{zone}" } } },
      region: "us-east-1",
    },
    { what: "with logs in a bucket that takes them", settings: balancer({ accessLogs: { bucket: "logs" } }) },
    {
      what: "with two listeners of one target group",
      settings: balancer({ listeners: { https: LISTENER, more: { ...LISTENER, port: 8443 } } }),
    },
    {
      what: "of TCP before anybody delegates",
      settings: {
        ...balancer({ listeners: { mqtt: { port: 8883, protocol: "TCP", targetGroup: "https" } } }),
        zone: { delegated: false },
      },
    },
  ])("$what", ({ what: _, ...given }) => {
    expect(problems(given)).toEqual([]);
  });
});

describe("a rate limit", () => {
  it("has a priority among the managed rules", () => {
    const webAcls = {
      site: {
        managedRules: { AWSManagedRulesCommonRuleSet: { priority: 0 } },
        rateLimit: { requests: 2000, priority: 0 },
      },
    };

    expect(problems({ settings: { domain: "example.com", webAcls } })).toEqual([
      "webAcls.site.rateLimit.priority: expected a priority of its own, got 0, which AWSManagedRulesCommonRuleSet has too",
    ]);
  });
});
