import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-OVR-08", PRODUCTION, (template) => {
  const balancer = template.resource("aws_lb");
  const subnets = attributesIn(balancer.resolve("subnets")).map(({ resource }) => resource);

  expect([balancer.get("load_balancer_type"), balancer.get("internal")]).toEqual(["network", false]);
  expect(subnets.map((subnet) => [subnet.get("availability_zone"), subnet.get("cidr_block")])).toEqual([
    ["eu-central-1a", "10.231.48.0/22"],
    ["eu-central-1b", "10.231.52.0/22"],
    ["eu-central-1c", "10.231.56.0/22"],
  ]);
  for (const subnet of subnets) {
    expect(subnet.get("tags")).toHaveProperty(["kubernetes.io/role/elb"], "1");
  }
});

// Who connects reaches the gateway's pods: the listener sends to a group of addresses, which the load balancer's own
// security group lets it reach.
claim("AOS-OVR-08", PRODUCTION, (template) => {
  const listener = template.resource("aws_lb_listener");
  const group = template.resource("aws_lb_target_group");
  const reached = template
    .resources("aws_vpc_security_group_egress_rule", "edge")
    .map((rule) => [rule.get("ip_protocol"), rule.get("from_port"), rule.get("to_port")].join(" "));

  expect(listener.resolve("load_balancer_arn")).toResolveTo("aws_lb.arn");
  expect([listener.get("port"), listener.get("protocol")]).toEqual([443, "TLS"]);
  expect(listener.resolve("default_action.0.target_group_arn")).toResolveTo("aws_lb_target_group.arn");
  expect([group.get("target_type"), group.get("port"), group.get("health_check.port")]).toEqual([
    "ip",
    80,
    "15021",
  ]);
  // Where the proxy of Istio answers whether it is ready, in the clear.
  expect([group.get("health_check.protocol"), group.get("health_check.path")]).toEqual([
    "HTTP",
    "/healthz/ready",
  ]);
  expect(reached.toSorted()).toEqual(["tcp 15021 15021", "tcp 80 80"]);
});
