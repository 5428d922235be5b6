import type { Inventory, Resource } from "@strata/inventory";
import { all, companion, equals, isSet, literal, where } from "../checks";
import type { Example } from "../example";
import type { ServiceRules } from "../rule";

const LB = "aws_lb";
const LISTENER = "aws_lb_listener";
const GROUP = "aws_lb_target_group";

const endsTls = (listener: Resource): boolean => ["TLS", "HTTPS"].includes(String(listener.get("protocol")));

/** AWS logs requests of Application Load Balancers, and of Network Load Balancers the connections of TLS listeners. */
const hasLogs = (balancer: Resource, inventory: Inventory): boolean =>
  balancer.get("load_balancer_type") !== "network" ||
  inventory.companions(balancer, LISTENER, "load_balancer_arn").some(endsTls);

const example: Example = {
  layer: "edge",
  resource: {
    aws_lb: {
      gateway: {
        load_balancer_type: "network",
        ip_address_type: "ipv4",
        security_groups: ["sg-0a1b2c3d4e5f60718"],
        enable_cross_zone_load_balancing: true,
        enable_deletion_protection: true,
        access_logs: { enabled: true, bucket: "shop-logs" },
      },
    },
    aws_lb_listener: {
      https: {
        load_balancer_arn: "${aws_lb.gateway.arn}",
        port: 443,
        protocol: "TLS",
        certificate_arn: "${aws_acm_certificate_validation.web.certificate_arn}",
        ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.pods.arn}" }],
      },
    },
    aws_lb_target_group: {
      pods: {
        target_type: "ip",
        health_check: { protocol: "HTTP", port: "15021", path: "/healthz/ready" },
        lifecycle: { create_before_destroy: true },
      },
    },
  },
};

/** Load balancers, what they listen to, and what they send to. */
export const loadBalancers: ServiceRules = {
  example,
  rules: [
    {
      id: "load-balancer-security-group",
      type: LB,
      level: "M",
      reason: "a Network Load Balancer made without a group takes every connection, and can never have one",
      source: ["ELB guide, security groups of Network Load Balancers"],
      setting: "loadBalancers",
      fault: { at: "aws_lb/gateway/security_groups", to: [] },
      holds: isSet("security_groups"),
    },
    {
      id: "load-balancer-used",
      type: LB,
      level: "M",
      reason: "a load balancer without a listener costs money and serves no one",
      source: ["ELB.10"],
      setting: "loadBalancers.listeners",
      fault: { at: "aws_lb_listener" },
      holds: companion(LISTENER, "load_balancer_arn"),
    },
    {
      id: "load-balancer-cross-zone",
      type: LB,
      level: "P",
      reason: "a zone with no target left is served by the others",
      source: ["CKV_AWS_152"],
      setting: "loadBalancers.crossZone",
      fault: { at: "aws_lb/gateway/enable_cross_zone_load_balancing", to: false },
      holds: where(
        (balancer) => balancer.get("load_balancer_type") === "network",
        equals("enable_cross_zone_load_balancing", true),
      ),
    },
    {
      id: "load-balancer-kept",
      type: LB,
      level: "P",
      reason: "names lead to it, and its successor has other addresses",
      source: ["ELB.6", "CKV_AWS_150"],
      setting: "loadBalancers.deletionProtection",
      fault: { at: "aws_lb/gateway/enable_deletion_protection", to: false },
      holds: equals("enable_deletion_protection", true),
    },
    {
      id: "load-balancer-logged",
      type: LB,
      level: "P",
      reason: "who connected can be found out afterwards",
      source: ["ELB.5", "CKV_AWS_91"],
      setting: "loadBalancers.accessLogs",
      fault: { at: "aws_lb/gateway/access_logs" },
      holds: where(hasLogs, all(equals("access_logs.enabled", true), isSet("access_logs.bucket"))),
    },
    {
      id: "listener-tls",
      type: LISTENER,
      level: "M",
      reason: "without a policy a listener takes TLS 1.0",
      source: ["ELB.17", "CKV_AWS_103"],
      setting: "loadBalancers.listeners.tlsPolicy",
      fault: { at: "aws_lb_listener/https/ssl_policy" },
      holds: where(
        endsTls,
        all(
          isSet("certificate_arn"),
          literal("ssl_policy", "of TLS 1.2 or later", (policy) =>
            /^ELBSecurityPolicy-TLS13-1-[23]-/.test(String(policy)),
          ),
        ),
      ),
    },
    {
      id: "listener-not-plain",
      type: LISTENER,
      level: "M",
      reason: "HTTP is only there to send to HTTPS",
      source: ["ELB.1", "CKV_AWS_2"],
      setting: "loadBalancers.listeners.protocol",
      fault: { at: "aws_lb_listener/https/protocol", to: "HTTP" },
      holds: where(
        (listener) => listener.get("protocol") === "HTTP",
        equals("default_action.0.type", "redirect"),
      ),
    },
    {
      id: "target-group-health",
      type: GROUP,
      level: "M",
      reason:
        "the port that is asked, and how, is chosen: a gateway that takes connections may have no routes yet",
      source: ["CKV_AWS_261"],
      setting: "targetGroups.healthCheck",
      fault: { at: "aws_lb_target_group/pods/health_check/path" },
      holds: all(
        isSet("health_check.protocol"),
        where(
          (group) => /^HTTPS?$/.test(String(group.get("health_check.protocol"))),
          isSet("health_check.path"),
        ),
      ),
    },
    {
      id: "target-group-replaced-first",
      type: GROUP,
      level: "M",
      reason: "a target group that a listener uses cannot be deleted before its successor serves",
      source: ["AWS provider, aws_lb_target_group"],
      setting: "",
      fault: { at: "aws_lb_target_group/pods/lifecycle" },
      holds: equals("lifecycle.create_before_destroy", true),
    },
  ],
};
