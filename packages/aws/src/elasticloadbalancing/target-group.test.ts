import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type TargetGroupProps, targetGroup } from "./target-group";

const healthCheck = {
  protocol: "TCP",
  intervalSeconds: 10,
  healthyThreshold: 3,
  unhealthyThreshold: 2,
} as const;

const build = (props: Partial<TargetGroupProps> = {}) =>
  synthesized((scope) =>
    targetGroup(scope, "web", {
      name: "shop-web",
      vpcId: "vpc-1",
      protocol: "TCP",
      port: 8443,
      healthCheck,
      deregistrationDelaySeconds: 60,
      preserveClientIp: true,
      ...props,
    }),
  ).at("aws_lb_target_group.web");

describe("a target group", () => {
  it("holds addresses in the VPC, and gets its successor before it goes", () => {
    expect(build()).toMatchObject({
      name: "shop-web",
      vpc_id: "vpc-1",
      target_type: "ip",
      protocol: "TCP",
      port: 8443,
      deregistration_delay: "60",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("shows targets the clients' addresses, or the load balancer's", () => {
    expect(build({ preserveClientIp: true }).preserve_client_ip).toBe("true");
    expect(build({ preserveClientIp: false }).preserve_client_ip).toBe("false");
  });
});

describe("the health check of a target group", () => {
  it("connects to the port of the traffic", () => {
    expect(build().health_check).toEqual({
      enabled: true,
      protocol: "TCP",
      port: "traffic-port",
      interval: 10,
      healthy_threshold: 3,
      unhealthy_threshold: 2,
    });
  });

  it("may ask a path of another port for an answer that is no error", () => {
    expect(
      build({ healthCheck: { ...healthCheck, protocol: "HTTP", path: "/health", port: 8080 } }).health_check,
    ).toMatchObject({ protocol: "HTTP", path: "/health", port: "8080", matcher: "200-399" });
  });
});
