import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { NetworkLoadBalancer, type NetworkLoadBalancerProps } from "./network-load-balancer";

const build = (props: Partial<NetworkLoadBalancerProps> = {}) =>
  synthesized(
    (scope) =>
      new NetworkLoadBalancer(scope, "balancer", {
        name: "shop",
        scheme: "internet-facing",
        vpcId: "vpc-1",
        subnetIds: ["subnet-a", "subnet-b"],
        securityGroup: {
          name: "shop-balancer",
          clients: { internet: "0.0.0.0/0" },
          targets: "10.20.0.0/16",
        },
        listeners: {
          web: { port: 443, targetGroupArn: "arn:web", targetPorts: [8443, 8080] },
        },
        crossZone: true,
        deletionProtection: true,
        ...props,
      }),
  );

const BALANCER = "aws_lb.balancer";
const rule = (direction: "ingress" | "egress", id: string) =>
  `aws_vpc_security_group_${direction}_rule.balancer_group_${direction === "ingress" ? "in" : "out"}-${id}`;

describe("a network load balancer", () => {
  const { built, addresses, at, written } = build();

  it("has a listener for each port, and a group with rules", () => {
    expect(addresses).toEqual([
      BALANCER,
      "aws_lb_listener.balancer_listener-web",
      "aws_security_group.balancer_group",
      rule("egress", "targets-8080"),
      rule("egress", "targets-8443"),
      rule("ingress", "web-internet"),
    ]);
  });

  it("has an address in each subnet", () => {
    expect(at(BALANCER)).toEqual({
      name: "shop",
      load_balancer_type: "network",
      internal: false,
      ip_address_type: "ipv4",
      subnets: ["subnet-a", "subnet-b"],
      security_groups: ["${aws_security_group.balancer_group.id}"],
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
    });
  });

  it("lets clients in on its listeners' ports", () => {
    expect(at(rule("ingress", "web-internet"))).toMatchObject({
      description: "Clients of listener web",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: "0.0.0.0/0",
    });
  });

  it("lets connections out to its targets only", () => {
    expect(at(rule("egress", "targets-8080"))).toMatchObject({
      ip_protocol: "tcp",
      from_port: 8080,
      to_port: 8080,
      cidr_ipv4: "10.20.0.0/16",
    });
  });

  it("passes connections on as they are", () => {
    expect(at("aws_lb_listener.balancer_listener-web")).toEqual({
      load_balancer_arn: "${aws_lb.balancer.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "arn:web" }],
    });
  });

  it("exposes its ARN, its name, the zone for aliases and its group", () => {
    const { arn, dnsName, hostedZoneId, securityGroupId } = built;

    expect(written({ arn, dnsName, hostedZoneId, securityGroupId })).toEqual({
      arn: "${aws_lb.balancer.arn}",
      dnsName: "${aws_lb.balancer.dns_name}",
      hostedZoneId: "${aws_lb.balancer.zone_id}",
      securityGroupId: "${aws_security_group.balancer_group.id}",
    });
  });
});

it("a load balancer may stand inside of the VPC only", () => {
  expect(build({ scheme: "internal" }).at(BALANCER).internal).toBe(true);
});

it("TLS ends at a listener that has a certificate", () => {
  const tls = { certificateArn: "arn:certificate", policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" };
  const { at } = build({
    listeners: { web: { port: 443, tls, targetGroupArn: "arn:web", targetPorts: [8080] } },
  });

  expect(at("aws_lb_listener.balancer_listener-web")).toMatchObject({
    protocol: "TLS",
    certificate_arn: "arn:certificate",
    ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  });
});

it("listeners that share a target port share its rule, since AWS refuses a second one", () => {
  const { addresses } = build({
    listeners: {
      web: { port: 443, targetGroupArn: "arn:web", targetPorts: [8080] },
      api: { port: 8443, targetGroupArn: "arn:api", targetPorts: [8080] },
    },
  });

  expect(addresses.filter((address) => address.includes("egress"))).toEqual([rule("egress", "targets-8080")]);
});

it("TLS connections are logged where a bucket is named", () => {
  const { at } = build({ accessLogs: { bucketName: "shop-logs", prefix: "balancer" } });

  expect(at(BALANCER).access_logs).toEqual({ enabled: true, bucket: "shop-logs", prefix: "balancer" });
});
