import { describe, expect, it } from "vitest";
import { type Block, GATEWAY, resource, SHOP, synth, type Template } from "../shop.fixture";

/** The gateway with other settings of its load balancer. */
function gateway(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...GATEWAY, loadBalancers: { gateway: { ...GATEWAY.loadBalancers.gateway, ...changes } } };
}

function ruleEnds(template: Template, direction: "ingress" | "egress"): readonly unknown[] {
  const rules = template.resource[`aws_vpc_security_group_${direction}_rule`] ?? {};
  return Object.values(rules)
    .map((rule: Block) => [rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4])
    .toSorted(([, one], [, other]) => Number(one) - Number(other));
}

describe("a load balancer", () => {
  it("that the internet reaches stands in each subnet of its tier, with a group of its own", () => {
    expect(resource(synth(GATEWAY), "aws_lb", "load-balancers_gateway")).toMatchObject({
      name: "shop-production-gateway",
      load_balancer_type: "network",
      internal: false,
      subnets: "${local.network.tiers.public.subnet_ids}",
      security_groups: ["${aws_security_group.load-balancers_gateway_group.id}"],
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
    });
  });

  it("takes connections of everybody on its listeners' ports, and reaches targets and their health, no more", () => {
    const template = synth(GATEWAY);

    expect(resource(template, "aws_security_group", "load-balancers_gateway_group")).toMatchObject({
      name: "shop-production-gateway-load-balancer",
      vpc_id: "${local.network.vpc_id}",
    });
    expect(ruleEnds(template, "ingress")).toEqual([["tcp", 443, 443, "0.0.0.0/0"]]);
    expect(ruleEnds(template, "egress")).toEqual([
      ["tcp", 8080, 8080, "${local.network.vpc_cidr}"],
      ["tcp", 15021, 15021, "${local.network.vpc_cidr}"],
    ]);
  });

  it("reaches targets by one rule where their health is checked on their own port", () => {
    const targetGroups = { https: { ...GATEWAY.targetGroups.https, healthCheck: { protocol: "TCP" } } };

    expect(ruleEnds(synth({ ...GATEWAY, targetGroups }), "egress")).toEqual([
      ["tcp", 8080, 8080, "${local.network.vpc_cidr}"],
    ]);
  });

  it("takes connections of the clients that settings name, where they do", () => {
    const template = synth(gateway({ clients: ["198.51.100.0/24", "203.0.113.0/24"] }));

    expect(ruleEnds(template, "ingress")).toEqual([
      ["tcp", 443, 443, "198.51.100.0/24"],
      ["tcp", 443, 443, "203.0.113.0/24"],
    ]);
  });

  it("that is internal takes connections of the VPC", () => {
    const template = synth(gateway({ scheme: "internal", tier: "private" }));

    expect(resource(template, "aws_lb", "load-balancers_gateway")).toMatchObject({
      internal: true,
      subnets: "${local.network.tiers.private.subnet_ids}",
    });
    expect(ruleEnds(template, "ingress")).toEqual([["tcp", 443, 443, "${local.network.vpc_cidr}"]]);
  });

  it("has IPv4 records of its aliases alone", () => {
    const template = synth(GATEWAY);
    const aliases = Object.entries(template.resource.aws_route53_record ?? {}).filter(
      ([, { alias }]) => alias !== undefined,
    );

    expect(aliases.map(([name]) => name)).toEqual(["load-balancers_gateway_api-a"]);
    expect(aliases[0]?.[1]).toMatchObject({
      name: "api.shop-production.example.com",
      type: "A",
      alias: {
        name: "${aws_lb.load-balancers_gateway.dns_name}",
        zone_id: "${aws_lb.load-balancers_gateway.zone_id}",
        evaluate_target_health: false,
      },
    });
  });

  it("logs to a bucket of the data layer where settings say so", () => {
    const logged = resource(
      synth(gateway({ accessLogs: { bucket: "logs" } })),
      "aws_lb",
      "load-balancers_gateway",
    );

    expect(logged.access_logs).toEqual({
      bucket: "${local.data.buckets.logs.name}",
      enabled: true,
      prefix: "load-balancers/gateway",
    });
    expect(resource(synth(GATEWAY), "aws_lb", "load-balancers_gateway").access_logs).toBeUndefined();
  });

  it("can be let go, and kept to the zones of its addresses", () => {
    const template = synth(gateway({ deletionProtection: false, crossZone: false, name: "shop-gateway" }));

    expect(resource(template, "aws_lb", "load-balancers_gateway")).toMatchObject({
      name: "shop-gateway",
      enable_cross_zone_load_balancing: false,
      enable_deletion_protection: false,
    });
  });
});

describe("a listener", () => {
  it("ends TLS with the issued certificate of the own region", () => {
    const template = synth(GATEWAY);

    expect(resource(template, "aws_lb_listener", "load-balancers_gateway_listener-https")).toMatchObject({
      load_balancer_arn: "${aws_lb.load-balancers_gateway.arn}",
      port: 443,
      protocol: "TLS",
      certificate_arn: "${aws_acm_certificate_validation.certificates_gateway_validation.certificate_arn}",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [
        { type: "forward", target_group_arn: "${aws_lb_target_group.target-groups_https.arn}" },
      ],
    });
    expect(resource(template, "aws_acm_certificate", "certificates_gateway").provider).toBeUndefined();
  });

  it("of TCP passes on what it gets", () => {
    const listeners = { mqtt: { port: 8883, protocol: "TCP", targetGroup: "https" } };
    const listener = resource(
      synth(gateway({ listeners })),
      "aws_lb_listener",
      "load-balancers_gateway_listener-mqtt",
    );

    expect(listener).toMatchObject({ port: 8883, protocol: "TCP" });
    expect(listener).not.toHaveProperty("certificate_arn");
    expect(listener).not.toHaveProperty("ssl_policy");
  });
});

describe("later layers", () => {
  it("read where clients connect", () => {
    const { output } = synth(GATEWAY);

    expect(output.load_balancers?.value).toEqual({
      gateway: {
        arn: "${aws_lb.load-balancers_gateway.arn}",
        dns_name: "${aws_lb.load-balancers_gateway.dns_name}",
        zone_id: "${aws_lb.load-balancers_gateway.zone_id}",
        security_group_id: "${aws_security_group.load-balancers_gateway_group.id}",
      },
    });
  });

  it("need no network where nothing stands in it", () => {
    expect(Object.keys(synth(SHOP).variable)).not.toContain("network");
    expect(Object.keys(synth(GATEWAY).variable)).toContain("network");
  });
});
