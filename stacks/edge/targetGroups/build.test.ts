import { describe, expect, it } from "vitest";
import { GATEWAY, resource, synth } from "../shop.fixture";

/** The gateway with other settings of its target group. */
function targets(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...GATEWAY, targetGroups: { https: { ...GATEWAY.targetGroups.https, ...changes } } };
}

describe("a target group", () => {
  it("waits for addresses in the VPC, and asks on the port of their health", () => {
    expect(resource(synth(GATEWAY), "aws_lb_target_group", "target-groups_https")).toMatchObject({
      name: "shop-production-https-8080",
      vpc_id: "${local.network.vpc_id}",
      target_type: "ip",
      protocol: "TCP",
      port: 8080,
      preserve_client_ip: "true",
      deregistration_delay: "300",
      health_check: {
        enabled: true,
        protocol: "HTTP",
        port: "15021",
        path: "/ready",
        matcher: "200-399",
        interval: 10,
        healthy_threshold: 3,
        unhealthy_threshold: 3,
      },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("has another name where it is another group, which is made before listeners leave the old one", () => {
    const nameOf = (changes: Readonly<Record<string, unknown>>) =>
      resource(synth(targets(changes)), "aws_lb_target_group", "target-groups_https").name;

    expect(nameOf({ port: 8443 })).toBe("shop-production-https-8443");
    expect(nameOf({ protocol: "TLS" })).toBe("shop-production-https-tls-8080");
  });

  it("that only accepts connections is checked on its own port", () => {
    const template = synth(targets({ healthCheck: { protocol: "TCP" }, preserveClientIp: false }));
    const group = resource(template, "aws_lb_target_group", "target-groups_https");

    expect(group).toMatchObject({
      preserve_client_ip: "false",
      health_check: { protocol: "TCP", port: "traffic-port" },
    });
    expect(group.health_check).not.toHaveProperty("path");
  });

  it("is what later layers bind pods to", () => {
    expect(synth(GATEWAY).output.target_groups?.value).toEqual({
      https: { arn: "${aws_lb_target_group.target-groups_https.arn}", port: 8080 },
    });
  });
});
