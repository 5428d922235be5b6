import { aliasRecords, NetworkLoadBalancer, type NetworkLoadBalancerProps, targetGroup } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { type EdgeDomains, recordId } from "./domains";
import { loadBalancerGroupName, loadBalancerName, targetGroupName } from "./names";
import type { EdgeSettings } from "./settings";

/** A target group, as listeners and later layers know it. */
export interface MadeTargetGroup {
  readonly arn: string;
  readonly port: number;
}

/** What target groups are made from. */
export interface TargetGroupsProps {
  readonly environmentId: string;
  readonly settings: EdgeSettings;
  /** Asked only where there is a target group, so that the network need not exist for a layer without one. */
  readonly vpcId: () => string;
}

/** The target groups of `targetGroups`, by name. */
export function targetGroups(
  scope: Construct,
  { environmentId, settings, vpcId }: TargetGroupsProps,
): Readonly<Record<string, MadeTargetGroup>> {
  const each = new Construct(scope, "target-groups");
  return byName(settings.targetGroups, (group, entry) => {
    const { protocol, port, deregistrationDelaySeconds, preserveClientIp } = group;
    const { port: checkedPort, ...healthCheck } = group.healthCheck;
    const { arn } = targetGroup(each, entry, {
      name: targetGroupName(environmentId, entry, group),
      vpcId: vpcId(),
      protocol,
      port,
      deregistrationDelaySeconds,
      preserveClientIp,
      healthCheck: { ...healthCheck, ...(checkedPort === undefined ? {} : { port: checkedPort }) },
    });
    return { arn, port };
  });
}

/** What load balancers are made from. */
export interface LoadBalancersProps {
  readonly environmentId: string;
  readonly settings: EdgeSettings;
  readonly domains: EdgeDomains;
  readonly zoneId: string;
  readonly certificateArns: Readonly<Record<string, string>>;
  readonly targetGroups: Readonly<Record<string, MadeTargetGroup>>;
  /** The network that they stand in; asked only where there is a load balancer. */
  readonly network: () => {
    readonly vpcId: string;
    readonly vpcCidr: string;
    subnetIds(tier: string): readonly string[];
  };
  /** Name of a bucket of the data layer, by its entry name. */
  readonly bucketName: (entry: string) => string;
}

type LoadBalancerSettings = EdgeSettings["loadBalancers"][string];

/** The load balancers of `loadBalancers`, by name, each with the records of its aliases. */
export function loadBalancers(
  scope: Construct,
  props: LoadBalancersProps,
): Readonly<Record<string, NetworkLoadBalancer>> {
  const { environmentId, settings, domains, zoneId, bucketName } = props;
  const each = new Construct(scope, "load-balancers");
  return byName(settings.loadBalancers, (entry, name) => {
    const { scheme, tier, crossZone, deletionProtection, accessLogs } = entry;
    const { vpcId, vpcCidr, subnetIds } = props.network();
    const balancer = new NetworkLoadBalancer(each, name, {
      name: loadBalancerName(environmentId, name, entry.name),
      scheme,
      vpcId,
      subnetIds: subnetIds(tier),
      securityGroup: {
        name: loadBalancerGroupName(environmentId, name),
        clients: clientCidrs(entry, vpcCidr),
        targets: vpcCidr,
      },
      listeners: byName(entry.listeners, (listener) => listenerProps(props, listener)),
      crossZone,
      deletionProtection,
      ...(accessLogs === undefined
        ? {}
        : {
            accessLogs: {
              bucketName: bucketName(accessLogs.bucket),
              prefix: accessLogs.prefix ?? `load-balancers/${name}`,
            },
          }),
    });
    const { dnsName: domainName, hostedZoneId } = balancer;
    for (const alias of entry.aliases.map(domains.spell)) {
      aliasRecords(balancer, recordId(alias, domains.zone), {
        zoneId,
        name: alias,
        target: { domainName, hostedZoneId },
        families: ["A"],
      });
    }
    return balancer;
  });
}

/** The CIDRs that may connect, by the id of their rules: an address that is known at apply only can be no part of an id. */
function clientCidrs(
  { clients, scheme }: LoadBalancerSettings,
  vpcCidr: string,
): Readonly<Record<string, string>> {
  if (clients !== undefined) {
    return Object.fromEntries(clients.map((cidr) => [cidr.replaceAll(/[./]/g, "-"), cidr]));
  }
  return scheme === "internal" ? { vpc: vpcCidr } : { everybody: "0.0.0.0/0" };
}

function listenerProps(
  { settings, certificateArns, targetGroups }: LoadBalancersProps,
  { port, protocol, targetGroup: group, certificate, tlsPolicy }: LoadBalancerSettings["listeners"][string],
): NetworkLoadBalancerProps["listeners"][string] {
  const { arn, port: targetPort } = entryOf(targetGroups, group, "edge.targetGroups");
  const { healthCheck } = entryOf(settings.targetGroups, group, "edge.targetGroups");
  return {
    port,
    ...(protocol === "TCP"
      ? {}
      : {
          tls: {
            certificateArn: entryOf(certificateArns, certificate ?? "", "edge.certificates"),
            policy: tlsPolicy,
          },
        }),
    targetGroupArn: arn,
    targetPorts: [targetPort, healthCheck.port ?? targetPort],
  };
}
