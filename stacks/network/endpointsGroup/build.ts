import { type RuleProps, SecurityGroup } from "@strata/aws";
import { build } from "../builder";
import { buildVpc } from "../vpc/build";
import { endpointsGroup } from "./kind";

/** The port of AWS's APIs. */
const HTTPS = [443];

/** The group with its rules, which the VPC's addresses may reach; absent where each interface endpoint names groups. */
export const buildEndpointsGroup = build(endpointsGroup, ({ scope, layer, names, made }) => {
  const members = Object.values(layer.endpoints).flatMap((endpoint) =>
    endpoint.type === "interface" && endpoint.groups.length === 0 ? [endpoint] : [],
  );
  if (members.length === 0) return { rules: [] };
  const { vpc_id: vpcId, vpc_cidr: cidr } = made(buildVpc);
  const ports = new Set(members.flatMap(({ ports = HTTPS }) => ports));
  const ingress = [...ports].map((port): [string, RuleProps] => [
    `vpc-${port}`,
    {
      description: `AWS services from inside the VPC, port ${port}`,
      traffic: { protocol: "tcp", port },
      peer: { cidr },
    },
  ]);
  const { groupId, rules } = new SecurityGroup(scope, "endpoints-group", {
    vpcId,
    name: names().name,
    description: "Interface endpoints of AWS services",
    ingress: Object.fromEntries(ingress),
  });
  return { groupId, rules };
});
