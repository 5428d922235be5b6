import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";

/** Addresses in the VPC that listeners send to. Who registers them, such as a controller in a cluster, comes later. */
export interface TargetGroupProps {
  /** At most 32 characters, unique in the region. */
  readonly name: string;
  readonly vpcId: string;
  /** `TLS`: the load balancer encrypts anew, and takes any certificate of the target. */
  readonly protocol: "TCP" | "TLS";
  /** Port of targets that are registered without one. */
  readonly port: number;
  readonly healthCheck: TargetHealthCheck;
  /** Seconds for which connections of a target that leaves go on. */
  readonly deregistrationDelaySeconds: number;
  /** Whether targets see the clients' addresses rather than the load balancer's. */
  readonly preserveClientIp: boolean;
}

/** How it is found out which targets serve. */
export interface TargetHealthCheck {
  /** `TCP`: who takes a connection. `HTTP`, `HTTPS`: who answers with a status from 200 to 399. */
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** What HTTP and HTTPS ask for. */
  readonly path?: string;
  /** @default the target's own port */
  readonly port?: number;
  readonly intervalSeconds: number;
  /** Successes in a row before a target serves. */
  readonly healthyThreshold: number;
  /** Failures in a row before it does no more. */
  readonly unhealthyThreshold: number;
}

/**
 * A target group of IP addresses. Its successor comes first, since what listeners use cannot be deleted: a change
 * of port or protocol needs another name.
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
    // Terraform keeps this one as text.
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
