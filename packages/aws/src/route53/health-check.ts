import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { alarm } from "../cloudwatch/alarm";

/** An HTTPS health check from Route 53's locations around the world, with its alarm. */
export interface HealthCheckProps {
  /** Name tag, and prefix of the alarm's name. */
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly port: number;
  /** Seconds between two checks from one location. */
  readonly intervalSeconds: 10 | 30;
  /** Consecutive failed checks before the site counts as unhealthy. */
  readonly failureThreshold: number;
  /** A topic in us-east-1: the metric is there, and an alarm can notify topics of its own region only. */
  readonly topicArn: string;
  /** The provider of us-east-1. */
  readonly provider: TerraformProvider;
}

/** Checks that a site responds; alias records cannot evaluate the health of a distribution. */
export class HealthCheck extends Construct {
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, props: HealthCheckProps) {
    super(scope, id);
    const check = new Route53HealthCheck(this, "this", {
      type: "HTTPS",
      fqdn: props.domain,
      resourcePath: props.path,
      port: props.port,
      enableSni: true,
      requestInterval: props.intervalSeconds,
      failureThreshold: props.failureThreshold,
      tags: { Name: props.name },
    });
    this.healthCheckId = check.id;
    alarm(this, "alarm", {
      name: `${props.name}-health`,
      description: `${props.domain}${props.path} does not answer`,
      namespace: "AWS/Route53",
      metric: "HealthCheckStatus",
      statistic: "Minimum",
      dimensions: { HealthCheckId: this.healthCheckId },
      comparison: "below",
      threshold: 1,
      periodSeconds: 60,
      // Missing data does not mean that the site is healthy.
      missingData: "breaching",
      topicArns: [props.topicArn],
      provider: props.provider,
    });
  }
}
