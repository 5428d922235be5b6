import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";

/** A group of IP addresses in the VPC. A controller in a cluster, for example, registers them later. */
export interface TargetGroupProps {
  /** At most 32 characters, unique in the region. */
  readonly name: string;
  readonly vpcId: string;
  /** `TLS`: the load balancer encrypts again, and accepts any certificate of the target. */
  readonly protocol: "TCP" | "TLS";
  /** Port of targets that are registered without a port. */
  readonly port: number;
  readonly healthCheck: TargetHealthCheck;
  /** Seconds for which connections to a deregistered target continue. */
  readonly deregistrationDelaySeconds: number;
  /** Whether targets see the clients' addresses instead of the load balancer's. */
  readonly preserveClientIp: boolean;
}

/** The check that decides which targets receive traffic. */
export interface TargetHealthCheck {
  /**
   * `TCP`: a target is healthy if it accepts a connection; `HTTP`, `HTTPS`: if it responds with a status from 200 to
   * 399.
   */
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** Path of the request, for HTTP and HTTPS. */
  readonly path?: string;
  /** @default the target's own port */
  readonly port?: number;
  readonly intervalSeconds: number;
  /** Consecutive successes before a target is healthy. */
  readonly healthyThreshold: number;
  /** Consecutive failures before a target is unhealthy. */
  readonly unhealthyThreshold: number;
}

/**
 * A target group of IP addresses. A replacement is created first, since a group that listeners use cannot be deleted:
 * so a change of port or protocol needs a new name.
 */
export function targetGroup(scope: Construct, id: string, props: TargetGroupProps): LbTargetGroup {
  const { healthCheck } = props;
  return new LbTargetGroup(scope, id, {
    name: props.name,
    vpcId: props.vpcId,
    targetType: "ip",
    protocol: props.protocol,
    port: props.port,
    deregistrationDelay: String(props.deregistrationDelaySeconds),
    // A string in the provider's schema.
    preserveClientIp: String(props.preserveClientIp),
    healthCheck: {
      enabled: true,
      protocol: healthCheck.protocol,
      port: String(healthCheck.port ?? "traffic-port"),
      interval: healthCheck.intervalSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
      ...(healthCheck.path === undefined ? {} : { path: healthCheck.path, matcher: "200-399" }),
    },
    lifecycle: { createBeforeDestroy: true },
  });
}
