import { Machine, type RuleProps } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildEndpoints } from "../endpoints/build";
import { buildEndpointsGroup } from "../endpointsGroup/build";
import { buildTiers } from "../tiers/build";
import { buildVpc } from "../vpc/build";
import { imageLookUp } from "./image";
import { instances } from "./kind";
import type { InstanceSettings } from "./settings";

/** The instances, by name. */
export const buildInstances = build(instances, ({ scope, settings, names, made, lookUp }) => {
  const each = new Construct(scope, "instances");
  const { vpc } = made(buildVpc);
  return byName(settings, (instance, entry) => {
    const { role, tier: tierName, image, zone, address, userData, patchSchedule, ...rest } = instance;
    const { tier } = entryOf(made(buildTiers), tierName, `network.instances.${entry}.tier`);
    const place = zone ?? tier.zones[0] ?? "";
    const machine = new Machine(each, entry, {
      ...rest,
      vpcId: vpc.vpcId,
      subnetId: tier.subnetId(place),
      after: [
        ...tier.waysOut(place),
        ...made(buildEndpointsGroup).rules,
        ...Object.values(made(buildEndpoints)).flatMap(({ parts }) => parts),
      ],
      name: names(entry).group,
      purpose: entry,
      address: address === "none" ? address : { internetGateway: vpc.internetGateway },
      imageId: lookUp(imageLookUp(entry, image)).value,
      role: {
        name: names(entry).role,
        managedPolicies: role.managedPolicies,
        policies: byName(role.statements, ({ actions, resources }) => [
          { Effect: "Allow", Action: actions, Resource: resources },
        ]),
      },
      ingress: rules(rest.ingress),
      egress: rules(rest.egress),
      ...(userData === undefined ? {} : { userData }),
      ...(patchSchedule === "none" ? {} : { patchSchedule }),
    });
    return {
      id: machine.instanceId,
      role_arn: machine.roleArn,
      security_group_id: machine.securityGroupId,
      private_ip: machine.privateIp,
    };
  });
});

/** One rule of a security group for each CIDR of each entry; its id holds both, so that no rule moves when one goes. */
function rules(entries: InstanceSettings["ingress"]): Readonly<Record<string, RuleProps>> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, { description, protocol, port, cidrs }]) =>
      cidrs.map((cidr): [string, RuleProps] => [
        `${name}-${cidr.replaceAll(/[./]/g, "-")}`,
        { description, traffic: { protocol, port }, peer: { cidr } },
      ]),
    ),
  );
}
