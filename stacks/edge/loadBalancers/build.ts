import { aliasRecords, type ListenerProps, NetworkLoadBalancer } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build, type EdgeContext } from "../builder";
import { buildCertificates } from "../certificates/build";
import { recordId } from "../domains";
import { buildTargetGroups } from "../targetGroups/build";
import { buildZone } from "../zone/build";
import { loadBalancers } from "./kind";
import type { ListenerSettings, LoadBalancerSettings } from "./settings";

/** The load balancers, by name, each with the records of its aliases. */
export const buildLoadBalancers = build(loadBalancers, (context) => {
  const { scope, settings, names, made, read } = context;
  const each = new Construct(scope, "load-balancers");
  const { zone_id: zoneId, domains } = made(buildZone);
  return byName(settings, (settingsOfOne, entry) => {
    const { scheme, tier, crossZone, deletionProtection, accessLogs, aliases, listeners } = settingsOfOne;
    const { name, securityGroup } = names(entry);
    const { vpc_id: vpcId, vpc_cidr: vpcCidr, tiers } = read("network");
    const balancer = new NetworkLoadBalancer(each, entry, {
      name,
      scheme,
      vpcId,
      subnetIds: tiers.entry(tier).subnet_ids,
      securityGroup: { name: securityGroup, clients: clientCidrs(settingsOfOne, vpcCidr), targets: vpcCidr },
      listeners: byName(listeners, (listener, key) =>
        listenerProps(listener, `edge.loadBalancers.${entry}.listeners.${key}`, context),
      ),
      crossZone,
      deletionProtection,
      ...(accessLogs === undefined
        ? {}
        : {
            accessLogs: {
              bucketName: read("data").buckets.entry(accessLogs.bucket).name,
              prefix: accessLogs.prefix ?? `load-balancers/${entry}`,
            },
          }),
    });
    const { arn, dnsName, hostedZoneId, securityGroupId } = balancer;
    for (const alias of aliases.map(domains.spell)) {
      aliasRecords(balancer, recordId(alias, domains.zone), {
        zoneId,
        name: alias,
        target: { domainName: dnsName, hostedZoneId },
        families: ["A"],
      });
    }
    return { arn, dns_name: dnsName, zone_id: hostedZoneId, security_group_id: securityGroupId };
  });
});

/** The CIDRs that may connect, by the id of their rules: an address that is known only at apply cannot be part of an id. */
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
  { port, protocol, targetGroup, certificate = "", tlsPolicy: policy }: ListenerSettings,
  at: string,
  { made }: Pick<EdgeContext, "made">,
): ListenerProps {
  const {
    arn,
    port: targetPort,
    checkedPort,
  } = entryOf(made(buildTargetGroups), targetGroup, `${at}.targetGroup`);
  const certificateArn = () => entryOf(made(buildCertificates), certificate, `${at}.certificate`).arn;
  return {
    port,
    ...(protocol === "TCP" ? {} : { tls: { certificateArn: certificateArn(), policy } }),
    targetGroupArn: arn,
    targetPorts: [targetPort, checkedPort],
  };
}
