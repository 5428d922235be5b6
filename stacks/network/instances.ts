import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { MACHINE_IMAGES, Machine, type MachineImage, type RuleProps, type SubnetTier } from "@strata/aws";
import { type Field, string } from "@strata/contract";
import { byName, entryOf, type LookUpProps } from "@strata/layer";
import { Construct } from "constructs";
import { instanceRoleName } from "./names";
import type { NetworkSettings } from "./settings";

/** What single machines are made from. */
export interface InstancesProps {
  readonly environmentId: string;
  readonly vpcId: string;
  readonly settings: NetworkSettings;
  readonly tiers: Readonly<Record<string, SubnetTier>>;
  /** The id of the image that a family's parameter names now. */
  readonly imageId: (instance: string, family: MachineImage) => string;
}

type SettingsRule = NetworkSettings["instances"][string]["ingress"][string];

/** The machines of `instances`, by name. */
export function instances(scope: Construct, props: InstancesProps): Readonly<Record<string, Machine>> {
  const each = new Construct(scope, "instances");
  return byName(
    props.settings.instances,
    ({ role, tier: tierName, image, zone, userData, patchSchedule, ...rest }, name) => {
      const tier = entryOf(props.tiers, tierName, `network.instances.${name}.tier`);
      return new Machine(each, name, {
        ...rest,
        vpcId: props.vpcId,
        subnetId: tier.subnetId(zone ?? tier.zones[0] ?? ""),
        name: `${props.environmentId}-${name}`,
        purpose: name,
        imageId: props.imageId(name, image),
        role: {
          name: instanceRoleName(props.environmentId, name, role.name),
          managedPolicies: role.managedPolicies,
          policies: byName(role.statements, ({ actions, resources }) => [
            { Effect: "Allow", Action: actions, Resource: resources },
          ]),
        },
        ingress: rules(rest.ingress),
        egress: rules(rest.egress),
        ...(userData === undefined ? {} : { userData }),
        ...(patchSchedule === undefined ? {} : { patchSchedule }),
      });
    },
  );
}

/** The look-up of a machine image, named after the instance that uses it. */
export function imageLookUp(instance: string, family: MachineImage): LookUpProps<{ value: Field<"string"> }> {
  return {
    name: `${instance.replaceAll("-", "_")}_image`,
    description: `Image that the ${family} parameter names, to plan without reading it.`,
    type: "aws_ssm_parameter",
    data: (scope, id) => new DataAwsSsmParameter(scope, id, { name: MACHINE_IMAGES[family] }),
    fields: { value: string("Image id", "ami-0a1b2c3d4e5f60718") },
  };
}

/** One rule of a security group for each CIDR of each entry; its id holds both, so that no rule moves when one goes. */
function rules(entries: Readonly<Record<string, SettingsRule>>): Readonly<Record<string, RuleProps>> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, { description, protocol, port, cidrs }]) =>
      cidrs.map((cidr): [string, RuleProps] => [
        `${name}-${cidr.replaceAll(/[./]/g, "-")}`,
        { description, traffic: { protocol, port }, peer: { cidr } },
      ]),
    ),
  );
}
