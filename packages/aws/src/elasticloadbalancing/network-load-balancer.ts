import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import { SecurityGroup } from "../vpc/security-group";
import type { RuleProps } from "../vpc/security-group-rule";

/** A Network Load Balancer with a security group of its own. */
export interface NetworkLoadBalancerProps {
  /** At most 32 characters, unique in the region. */
  readonly name: string;
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  /** One subnet for each zone in which it has an address. */
  readonly subnetIds: readonly string[];
  readonly securityGroup: {
    /** Unique in the VPC. */
    readonly name: string;
    /** CIDRs that may connect to the listeners, by a short id, which becomes part of their rules' addresses. */
    readonly clients: Readonly<Record<string, string>>;
    /** CIDR that contains all targets. */
    readonly targets: string;
  };
  /** Listeners by name. */
  readonly listeners: Readonly<Record<string, ListenerProps>>;
  /** Whether each zone's address distributes to the targets of all zones. */
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  /** Logs of TLS connections (ELB.5). @default none */
  readonly accessLogs?: {
    readonly bucketName: string;
    /** Without leading or trailing slash. */
    readonly prefix: string;
  };
}

/** A port that clients connect to. */
export interface ListenerProps {
  readonly port: number;
  /** Terminates TLS. @default none: TCP connections are passed through */
  readonly tls?: {
    /** ARN of an issued certificate in the load balancer's region. */
    readonly certificateArn: string;
    /** Security policy, for example `ELBSecurityPolicy-TLS13-1-2-2021-06`. */
    readonly policy: string;
  };
  readonly targetGroupArn: string;
  /** Ports of the targets, for traffic and for health checks. */
  readonly targetPorts: readonly number[];
}

/** The load balancer, its listeners, and its group, which allows clients in and connections to the targets out. */
export class NetworkLoadBalancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  /** Zone id for alias records with this target. */
  readonly hostedZoneId: string;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    const { name, scheme, accessLogs, listeners } = props;
    // A Network Load Balancer that is created without a group can never have one.
    const group = new SecurityGroup(this, "group", {
      vpcId: props.vpcId,
      name: props.securityGroup.name,
      description: `Load balancer ${name}`,
      ingress: clientRules(props),
      egress: targetRules(props),
    });
    const balancer = new Lb(this, "this", {
      name,
      loadBalancerType: "network",
      internal: scheme === "internal",
      ipAddressType: "ipv4",
      subnets: [...props.subnetIds],
      securityGroups: [group.groupId],
      enableCrossZoneLoadBalancing: props.crossZone,
      enableDeletionProtection: props.deletionProtection,
      ...(accessLogs === undefined
        ? {}
        : { accessLogs: { enabled: true, bucket: accessLogs.bucketName, prefix: accessLogs.prefix } }),
    });
    this.arn = balancer.arn;
    this.dnsName = balancer.dnsName;
    this.hostedZoneId = balancer.zoneId;
    this.securityGroupId = group.groupId;
    for (const [listener, { port, tls, targetGroupArn }] of Object.entries(listeners)) {
      new LbListener(this, `listener-${listener}`, {
        loadBalancerArn: this.arn,
        port,
        ...(tls === undefined
          ? { protocol: "TCP" }
          : { protocol: "TLS", certificateArn: tls.certificateArn, sslPolicy: tls.policy }),
        defaultAction: [{ type: "forward", targetGroupArn }],
      });
    }
  }
}

function clientRules({
  securityGroup: { clients },
  listeners,
}: NetworkLoadBalancerProps): Readonly<Record<string, RuleProps>> {
  return Object.fromEntries(
    Object.entries(listeners).flatMap(([listener, { port }]) =>
      Object.entries(clients).map(([client, cidr]): [string, RuleProps] => [
        `${listener}-${client}`,
        {
          description: `Clients of listener ${listener}`,
          traffic: { protocol: "tcp", port },
          peer: { cidr },
        },
      ]),
    ),
  );
}

/** One rule for each port, even if target groups share it: AWS refuses duplicates. */
function targetRules({
  securityGroup: { targets },
  listeners,
}: NetworkLoadBalancerProps): Readonly<Record<string, RuleProps>> {
  const ports = new Set(Object.values(listeners).flatMap(({ targetPorts }) => targetPorts));
  return Object.fromEntries(
    [...ports].map((port): [string, RuleProps] => [
      `targets-${port}`,
      {
        description: `Connections to targets, and checks of their health, on port ${port}`,
        traffic: { protocol: "tcp", port },
        peer: { cidr: targets },
      },
    ]),
  );
}
