import { describe, expect, it } from "vitest";
import { type Acceptance, type EdgeInput, faults, GATEWAY, type Refusal } from "../shop.fixture";

const BALANCER = GATEWAY.loadBalancers.gateway;
const LISTENER = BALANCER.listeners.https;

/** Buckets for its logs, and for others. */
const BUCKETS = {
  logs: { encryption: "aes256", receives: ["network-load-balancer-logs"] },
  audit: { encryption: "aes256", receives: ["server-access-logs"] },
};
const data = { buckets: BUCKETS };

type Balancer = NonNullable<EdgeInput["loadBalancers"]>[string];
type Listener = NonNullable<Balancer["listeners"]>[string];

/** The gateway with other settings of its load balancer. */
function balancer(changes: Partial<Balancer>): EdgeInput {
  return { ...GATEWAY, loadBalancers: { gateway: { ...BALANCER, ...changes } } };
}

/** The gateway with other settings of its listener. */
function listener(changes: Partial<Listener>): EdgeInput {
  return balancer({ listeners: { https: { ...LISTENER, ...changes } } });
}

describe("config check refuses load balancers with", () => {
  it.each<Refusal>([
    {
      fault: "an unknown tier",
      input: balancer({ tier: "publick" }),
      messages: [
        'loadBalancers.gateway.tier: expected a tier of network.tiers, got "publick"; did you mean "public"?',
      ],
    },
    {
      fault: "a tier that the internet does not reach",
      input: balancer({ tier: "private" }),
      messages: [
        'loadBalancers.gateway.tier: expected a tier of network.tiers whose route is internet, since its scheme is internet-facing, got "private", whose route is nat; use public',
      ],
    },
    {
      fault: "a name that is too long",
      input: {
        ...GATEWAY,
        loadBalancers: { "gateway-of-all-that-there-is-here": BALANCER },
      },
      messages: [
        'loadBalancers.gateway-of-all-that-there-is-here.name: expected a name of at most 32 characters for the load balancer, got "shop-gateway-of-all-that-there-is-here", which has 38; set name',
      ],
    },
    {
      fault: "two listeners of one port",
      input: balancer({ listeners: { https: LISTENER, more: LISTENER } }),
      messages: [
        "loadBalancers.gateway.listeners.more.port: expected a port that no other listener of the load balancer has, got 443, which https listens on",
      ],
    },
    {
      fault: "TLS without a certificate",
      input: listener({ certificate: undefined }),
      messages: [
        "loadBalancers.gateway.listeners.https.certificate: expected a certificate, since TLS ends at this listener, got nothing; known: gateway",
      ],
    },
    {
      fault: "an unknown certificate",
      input: listener({ certificate: "site" }),
      messages: [
        'loadBalancers.gateway.listeners.https.certificate: expected a certificate of edge.certificates, got "site"; known: gateway',
      ],
    },
    {
      fault: "a certificate of another region",
      input: { ...GATEWAY, certificates: { gateway: { domain: "api.{zone}" } } },
      messages: [
        'loadBalancers.gateway.listeners.https.certificate: expected a certificate in the environment\'s region, since load balancers accept no others, got "gateway", which is in us-east-1',
      ],
    },
    {
      fault: "a certificate where TLS does not end",
      input: listener({ protocol: "TCP" }),
      messages: [
        'loadBalancers.gateway.listeners.https.certificate: expected none, since TLS does not end at a TCP listener, got "gateway"',
      ],
    },
    {
      fault: "TLS before anybody delegates to the zone",
      input: { ...GATEWAY, zone: { delegated: false } },
      messages: [
        "loadBalancers.gateway.listeners.https.protocol: expected TCP while zone.delegated is false, since no certificate is issued before, got TLS; leave the listener out until the parent domain delegates",
      ],
    },
    {
      fault: "an alias that the certificate does not cover",
      input: balancer({ aliases: ["www.{zone}"] }),
      messages: [
        'loadBalancers.gateway.aliases.0: expected a name of certificate gateway, which listener https uses: api.shop.example.com, got "www.shop.example.com"',
      ],
    },
    {
      fault: "an alias that a distribution has",
      input: {
        ...GATEWAY,
        certificates: { ...GATEWAY.certificates, site: { domain: "api.{zone}" } },
        distributions: {
          site: { origin: { bucket: "assets" }, certificate: "site", aliases: ["api.{zone}"] },
        },
      },
      data: { buckets: { ...BUCKETS, assets: { encryption: "aes256", access: "cdn" } } },
      messages: [
        'loadBalancers.gateway.aliases.0: expected a name of its own, got "api.shop.example.com", an alias of distributions.site',
      ],
    },
    {
      fault: "logs of connections that AWS does not log",
      input: balancer({
        aliases: [],
        accessLogs: { bucket: "logs" },
        listeners: { mqtt: { port: 8883, protocol: "TCP", targetGroup: "https" } },
      }),
      messages: [
        "loadBalancers.gateway.accessLogs: expected none, since AWS logs only connections of TLS listeners, got logs to logs",
      ],
    },
    {
      fault: "a bucket that does not take its logs",
      input: balancer({ accessLogs: { bucket: "audit" } }),
      messages: [
        'loadBalancers.gateway.accessLogs.bucket: expected a bucket of data.buckets that receives network-load-balancer-logs, since the load balancer\'s connections are recorded in it, got "audit", which receives server-access-logs; use logs, or add network-load-balancer-logs to data.buckets.audit.receives',
      ],
    },
    {
      fault: "an unknown target group",
      input: balancer({
        listeners: { https: LISTENER, more: { ...LISTENER, port: 8443, targetGroup: "http" } },
      }),
      messages: [
        'loadBalancers.gateway.listeners.more.targetGroup: expected a target group of edge.targetGroups, got "http"; did you mean "https"?',
      ],
    },
    {
      fault: "a target group of two load balancers",
      input: {
        ...GATEWAY,
        loadBalancers: { gateway: BALANCER, spare: { ...BALANCER, aliases: [] } },
      },
      messages: [
        'loadBalancers.spare.listeners.https.targetGroup: expected a target group that no other load balancer uses, got "https", which loadBalancers.gateway uses',
      ],
    },
  ])("$fault", ({ input, messages, ...around }) => {
    expect(faults(input, { data, ...around })).toEqual(messages);
  });

  it("a target group that does not exist, twice over where two name it, and not also as shared", () => {
    const listeners = { https: { ...LISTENER, targetGroup: "http" } };
    const gateway = { ...BALANCER, listeners };
    const input = {
      ...GATEWAY,
      targetGroups: {},
      loadBalancers: { gateway, spare: { ...gateway, aliases: [] } },
    };

    expect(faults(input, { data })).toEqual(
      ["gateway", "spare"].map(
        (entry) =>
          `loadBalancers.${entry}.listeners.https.targetGroup: expected a target group of edge.targetGroups, got "http"; there is none`,
      ),
    );
  });

  it("one alias in two ways", () => {
    expect(faults(balancer({ aliases: ["api.{zone}", "api.shop.example.com"] }), { data })).toEqual([
      'loadBalancers.gateway.aliases.1: expected a name that the list does not have yet, got "api.shop.example.com"',
    ]);
  });

  it("clients with host bits, and the VPC in two ways", () => {
    const clients = ["192.0.2.1/24", "10.20.0.0/16", { $output: "network.vpcCidr" } as never];

    expect(faults(balancer({ clients }), { data })).toEqual([
      'loadBalancers.gateway.clients.0: expected an IPv4 CIDR, got "192.0.2.1/24": host bits are set, did you mean "192.0.2.0/24"?',
      "loadBalancers.gateway.clients.2: expected a CIDR that the list does not have yet, got 10.20.0.0/16, which is item 2 already",
    ]);
  });

  it("an alias outside the zone, which no certificate there covers either", () => {
    expect(faults(balancer({ aliases: ["api.example.org"] }), { data })).toEqual([
      'loadBalancers.gateway.aliases.0: expected shop.example.com or a name below it, got "api.example.org"',
      'loadBalancers.gateway.aliases.0: expected a name of certificate gateway, which listener https uses: api.shop.example.com, got "api.example.org"',
    ]);
  });
});

describe("config check accepts load balancers", () => {
  it.each<Acceptance>([
    { what: "for the internet, in its tier", input: GATEWAY },
    { what: "for the VPC, in any tier", input: balancer({ scheme: "internal", tier: "private" }) },
    {
      what: "with a certificate of us-east-1 where that is the own region",
      input: { ...GATEWAY, certificates: { gateway: { domain: "api.{zone}" } } },
      region: "us-east-1",
    },
    { what: "with logs in a bucket that takes them", input: balancer({ accessLogs: { bucket: "logs" } }) },
    {
      what: "with two listeners of one target group",
      input: balancer({ listeners: { https: LISTENER, more: { ...LISTENER, port: 8443 } } }),
    },
    {
      what: "of TCP before anybody delegates",
      input: {
        ...balancer({ listeners: { mqtt: { port: 8883, protocol: "TCP", targetGroup: "https" } } }),
        zone: { delegated: false },
      },
    },
  ])("$what", ({ input, ...around }) => {
    expect(faults(input, { data, ...around })).toEqual([]);
  });
});
