import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Certificate, HealthCheck, HostedZone } from "@strata/aws";
import { string, strings } from "@strata/contract";
import { byName, LayerStack, type Unit } from "@strata/layer";
import { Construct } from "constructs";
import { data } from "../data/contract";
import { network } from "../network/contract";
import { edge } from "./contract";
import { distributions } from "./distributions";
import { type EdgeDomains, edgeDomains } from "./domains";
import { GlobalServices } from "./global-services";
import { loadBalancers, targetGroups } from "./load-balancers";
import { entryResourceName, queryLogGroup } from "./names";
import type { EdgeSettings } from "./settings";
import { webAcls } from "./web-acls";

/** Names, certificates, and what stands between the internet and what it asks for. */
export class Stack extends LayerStack<EdgeSettings> {
  constructor(scope: Construct, unit: Unit<EdgeSettings>) {
    super(scope, unit);
    const { settings } = this;
    const { id: name, account } = this.environment;
    const domains = edgeDomains(name, settings);
    if (domains === undefined) throw new Error(`${name}: edge.zone.name: expected a domain, got nothing`);

    const global = new GlobalServices(this, {
      environmentId: name,
      account,
      zone: domains.zone,
      settings,
      provider: this.awsIn("us-east-1"),
    });
    const zone = this.zone(domains, global);
    const certificates = this.certificates(domains, zone.zone_id);
    const acls = webAcls(this, { environmentId: name, settings, global });
    const certificateArns = byName(certificates, ({ arn }) => arn);
    const served = distributions(this, {
      environmentId: name,
      settings,
      domains,
      zoneId: zone.zone_id,
      certificateArns,
      webAclArns: byName(acls, ({ arn }) => arn),
      bucket: (entry) => this.consume(data).buckets.entry(entry),
    });
    const targets = targetGroups(this, {
      environmentId: name,
      settings,
      vpcId: () => this.consume(network).vpc_id,
    });
    const balancers = loadBalancers(this, {
      environmentId: name,
      settings,
      domains,
      zoneId: zone.zone_id,
      certificateArns,
      targetGroups: targets,
      network: () => {
        const { vpc_id: vpcId, vpc_cidr: vpcCidr, tiers } = this.consume(network);
        return { vpcId, vpcCidr, subnetIds: (tier) => tiers.entry(tier).subnet_ids };
      },
      bucketName: (entry) => this.consume(data).buckets.entry(entry).name,
    });
    this.healthChecks(domains, global);

    this.publish(edge, {
      ...zone,
      zone_name: domains.zone,
      distributions: byName(served, ({ distributionId, arn, domainName }) => ({
        id: distributionId,
        arn,
        domain_name: domainName,
      })),
      certificates: byName(certificates, ({ arn }) => ({ arn })),
      load_balancers: byName(balancers, ({ arn, dnsName, hostedZoneId, securityGroupId }) => ({
        arn,
        dns_name: dnsName,
        zone_id: hostedZoneId,
        security_group_id: securityGroupId,
      })),
      target_groups: targets,
    });
  }

  private zone(
    { zone: name }: EdgeDomains,
    global: GlobalServices,
  ): { readonly zone_id: string; readonly name_servers: readonly string[] } {
    const { mode, queryLog } = this.settings.zone;
    if (mode === "existing") {
      const { zone_id, name_servers } = this.lookUp({
        name: "zone",
        description: `The hosted zone of ${name}, to plan without reading it.`,
        type: "aws_route53_zone",
        data: (scope, id) => new DataAwsRoute53Zone(scope, id, { name, privateZone: false }),
        fields: {
          zone_id: string("Zone id", "Z0A1B2C3D4E5F6G7H8I9"),
          name_servers: strings("Its name servers", ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"]),
        },
      });
      return { zone_id, name_servers };
    }
    const { zoneId, nameServers } = new HostedZone(this, "zone", {
      name,
      description: `Public names of ${this.environment.id}`,
      ...(queryLog === undefined
        ? {}
        : { queryLog: { ...queryLog, ...global.logging, groupName: queryLogGroup(name) } }),
    });
    return { zone_id: zoneId, name_servers: nameServers };
  }

  private certificates({ spell }: EdgeDomains, zoneId: string): Readonly<Record<string, Certificate>> {
    const scope = new Construct(this, "certificates");
    const { certificates, zone } = this.settings;
    return byName(certificates, ({ domain, names, region }, entry) => {
      return new Certificate(scope, entry, {
        domain: spell(domain),
        names: names.map(spell),
        zoneId,
        wait: zone.delegated ? "issued" : "requested",
        ...(region === "own" ? {} : { provider: this.awsIn(region) }),
      });
    });
  }

  private healthChecks({ spell }: EdgeDomains, global: GlobalServices): void {
    const scope = new Construct(this, "health-checks");
    byName(this.settings.healthChecks, ({ domain, ...check }, entry) => {
      return new HealthCheck(scope, entry, {
        ...check,
        name: entryResourceName(this.environment.id, entry),
        domain: spell(domain),
        ...global.alarming,
      });
    });
  }
}
