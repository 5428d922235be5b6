import { AlarmTopic, FlowLog, Key, type Place, SubnetTier, Vpc } from "@strata/aws";
import { byName, entryOf, LayerStack, type Unit } from "@strata/layer";
import { Construct } from "constructs";
import { network } from "./contract";
import { endpoints } from "./endpoints";
import { imageLookUp, instances } from "./instances";
import { flowLogsRoleName, keyAlias } from "./names";
import { natGateways } from "./nat";
import { planNetwork } from "./plan";
import { securityGroups } from "./security-groups";
import type { NetworkSettings } from "./settings";

/** The first layer: the VPC, its tiers of subnets, its ways in and out, and the machines that stand in it. */
export class Stack extends LayerStack<NetworkSettings> {
  constructor(scope: Construct, unit: Unit<NetworkSettings>) {
    super(scope, unit);
    const { settings } = this;
    const { id: name, account, region } = this.environment;
    const place: Place = { account, region };

    const keyScope = new Construct(this, "keys");
    const keys = byName(settings.keys, ({ alias, ...key }, entry) => {
      return new Key(keyScope, entry, { ...key, place, alias: keyAlias(this.environment, entry, alias) });
    });
    const topic = new AlarmTopic(this, "alarms", {
      place,
      name: `${name}-alarms`,
      keyArn: entryOf(keys, settings.alarms.key, "network.alarms.key").arn,
      subscribers: settings.alarms.subscribers,
    });
    const vpc = new Vpc(this, "vpc", {
      name,
      cidr: settings.cidr,
      internet: Object.values(settings.tiers).some((tier) => tier.route === "internet") ? "gateway" : "none",
    });
    const { vpcId } = vpc;
    const { key: flowLogKey, ...flowLogs } = settings.flowLogs;
    new FlowLog(this, "flow-logs", {
      ...flowLogs,
      place,
      vpcId,
      name,
      roleName: flowLogsRoleName(name),
      keyArn: entryOf(keys, flowLogKey, "network.flowLogs.key").arn,
    });
    const tiers = this.tiers(vpc);
    const nat = natGateways(this, { name, settings, tiers, topicArn: topic.arn });
    byName(settings.tiers, ({ route }, tier) => {
      if (route === "internet") tiers[tier]?.routeToInternet(vpc.internetGatewayId);
      if (route === "nat") tiers[tier]?.routeToNat((zone) => nat.gatewayFor(zone));
    });
    const groups = securityGroups(this, { environment: this.environment, vpcId, settings });
    const services = endpoints(this, { name, region, vpcId, settings, tiers, groups });
    const machines = instances(this, {
      environmentId: name,
      vpcId,
      settings,
      tiers,
      imageId: (instance, family) => this.lookUp(imageLookUp(instance, family)).value,
    });

    this.publish(network, {
      vpc_id: vpcId,
      vpc_cidr: settings.cidr,
      region,
      tiers: byName(tiers, ({ subnetIds, cidrBlocks, routeTableIds }) => ({
        subnet_ids: subnetIds,
        cidr_blocks: cidrBlocks,
        route_table_ids: routeTableIds,
      })),
      nat_public_ips: nat.gateways.map((gateway) => gateway.publicIp),
      keys: byName(keys, ({ arn }) => ({ arn })),
      alarm_topic_arn: topic.arn,
      security_groups: byName(groups, ({ groupId }) => ({ id: groupId })),
      endpoints: byName(services, ({ endpointId }) => ({ id: endpointId })),
      instances: byName(machines, ({ instanceId, roleArn, securityGroupId, privateIp }) => ({
        id: instanceId,
        role_arn: roleArn,
        security_group_id: securityGroupId,
        private_ip: privateIp,
      })),
    });
  }

  private tiers({ vpcId, defaultRouteTableId }: Vpc): Readonly<Record<string, SubnetTier>> {
    const scope = new Construct(this, "tiers");
    const { subnets } = planNetwork(this.settings, this.environment.heldSubnets);
    return byName(this.settings.tiers, ({ table, roles }, tier) => {
      return new SubnetTier(scope, tier, {
        vpcId,
        defaultRouteTableId,
        region: this.environment.region,
        name: `${this.environment.id}-${tier}`,
        subnets: subnets
          .filter((subnet) => subnet.tier === tier)
          .map(({ zone, prefix }) => ({ zone, cidr: prefix.toString() })),
        table,
        roles,
      });
    });
  }
}
