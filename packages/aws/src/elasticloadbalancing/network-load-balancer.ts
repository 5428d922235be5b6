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
  /** One of each zone that it has an address in. */
  readonly subnetIds: readonly string[];
  readonly securityGroup: {
    /** Unique in the VPC. */
    readonly name: string;
    /** CIDRs that may connect to the listeners, by a short id that becomes part of their rules' addresses. */
    readonly clients: Readonly<Record<string, string>>;
    /** CIDR that holds all targets. */
    readonly targets: string;
  };
  /** Listeners by name. */
  readonly listeners: Readonly<Record<string, ListenerProps>>;
  /** Whether each zone's address sends to the targets of all zones. */
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  /** Logs of TLS connections (ELB.5). @default none */
  readonly accessLogs?: {
    readonly bucketName: string;
    /** Without slashes at its ends. */
    readonly prefix: string;
  };
}

/** A port that clients connect to. */
export interface ListenerProps {
  readonly port: number;
  /** Where TLS ends here; without it, connections are passed on as they are. @default TCP */
  readonly tls?: {
    /** Of an issued certificate in the load balancer's region. */
    readonly certificateArn: string;
    /** Versions and ciphers, for example `ELBSecurityPolicy-TLS13-1-2-2021-06`. */
    readonly policy: string;
  };
  readonly targetGroupArn: string;
  /** Ports of the targets: that of their traffic, and that of their health check. */
  readonly targetPorts: readonly number[];
}

/** The load balancer, its listeners, and its group, which lets clients in and connections to the targets out. */
export class NetworkLoadBalancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  /** Zone id for alias records that point here. */
  readonly hostedZoneId: string;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    const { name, scheme, accessLogs, listeners } = props;
    // Without one at its creation, a Network Load Balancer can never have any.
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

/** One rule for each port, however many target groups share it: AWS refuses a second one. */
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
