import { type Inventory, isSame, type Resource, routesOf, routeTablesOf, subnetsAt } from "@strata/inventory";
import type { Order } from "./order";

/** Add-ons without which no node becomes ready. */
export const BEFORE_NODES: readonly string[] = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];

const INSTANCE = "aws_instance";
const NODES = "aws_eks_node_group";

/** Types of rules of security groups. */
const DIRECTIONS = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"] as const;

const subnetsOf = (instance: Resource, inventory: Inventory): readonly Resource[] =>
  subnetsAt(instance, "subnet_id", inventory);

/** Endpoints that a machine's calls go through: interfaces answer in the whole VPC, gateways in their route tables. */
function endpointsFor(instance: Resource, inventory: Inventory): readonly Resource[] {
  const subnets = subnetsOf(instance, inventory);
  const tables = subnets.flatMap((subnet) => routeTablesOf(subnet, inventory));
  const vpcs = subnets.flatMap((subnet) => subnet.references("vpc_id"));
  return inventory.resources("aws_vpc_endpoint", instance.layer).filter((endpoint) => {
    if (endpoint.get("vpc_endpoint_type") === "Interface") {
      return endpoint.references("vpc_id").some((vpc) => vpcs.some((own) => isSame(own, vpc)));
    }
    return endpoint.references("route_table_ids").some((table) => tables.some((own) => isSame(own, table)));
  });
}

/** Rules of one direction, of the groups that a resource bears. */
export function rulesOf(
  bearer: Resource,
  path: string,
  type: (typeof DIRECTIONS)[number],
  inventory: Inventory,
): readonly Resource[] {
  return bearer
    .references(path)
    .filter((found) => found.type === "aws_security_group")
    .flatMap((group) => inventory.companions(group, type, "security_group_id"));
}

/** Machines: what they call when they start is there. */
export const MACHINE_ORDERS: readonly Order[] = [
  {
    id: "instance-after-routes",
    type: INSTANCE,
    reason:
      "what it installs and asks for at its first boot fails without its way out, and is not tried again",
    source: ["EC2 user guide, user data runs at the first boot only"],
    setting: "",
    fault: { layer: "network", at: "aws_instance/late", to: { subnet_id: "${aws_subnet.public_a.id}" } },
    first: (instance, inventory) =>
      subnetsOf(instance, inventory).flatMap((subnet) => [
        ...inventory.companions(subnet, "aws_route_table_association", "subnet_id"),
        ...routesOf(subnet, inventory),
      ]),
  },
  {
    id: "instance-after-endpoints",
    type: INSTANCE,
    reason:
      "what it installs and asks for at its first boot fails without the endpoint, and is not tried again",
    source: ["EC2 user guide, user data runs at the first boot only"],
    setting: "",
    fault: { layer: "network", at: "aws_instance/late", to: { subnet_id: "${aws_subnet.public_a.id}" } },
    first: (instance, inventory) => {
      const endpoints = endpointsFor(instance, inventory);
      return [
        ...endpoints,
        ...endpoints.flatMap((endpoint) =>
          inventory.companions(endpoint, "aws_vpc_endpoint_security_group_association", "vpc_endpoint_id"),
        ),
        ...endpoints.flatMap((endpoint) =>
          rulesOf(endpoint, "security_group_ids", "aws_vpc_security_group_ingress_rule", inventory),
        ),
      ];
    },
  },
  {
    id: "instance-after-own-rules",
    type: INSTANCE,
    reason:
      "a group without its rules lets nothing through, and the first boot is over before they are there",
    source: ["EC2 user guide, security group rules"],
    setting: "",
    fault: {
      layer: "network",
      at: "aws_vpc_security_group_egress_rule/late",
      to: { security_group_id: "${aws_security_group.main.id}", description: "Late" },
    },
    first: (instance, inventory) =>
      DIRECTIONS.flatMap((type) => rulesOf(instance, "vpc_security_group_ids", type, inventory)),
  },
  {
    id: "node-group-after-addons",
    type: NODES,
    reason:
      "nodes without the network's add-ons never become ready, and the node group fails after half an hour",
    source: ["EKS user guide, node group health: NodeCreationFailure"],
    setting: "addons.order",
    fault: { layer: "cluster", at: "aws_eks_node_group/main/depends_on" },
    first: (nodes, inventory) =>
      inventory
        .resources("aws_eks_addon", nodes.layer)
        .filter((addon) => BEFORE_NODES.includes(String(addon.get("addon_name")))),
  },
  {
    id: "node-group-after-endpoint-groups",
    type: NODES,
    reason: "nodes that the endpoints of the registry and of EKS do not let in never become ready",
    source: ["EKS user guide, private clusters: endpoints"],
    setting: "endpoints",
    fault: {
      layer: "cluster",
      at: "aws_vpc_endpoint_security_group_association/late",
      to: { vpc_endpoint_id: "vpce-1", security_group_id: "sg-1" },
    },
    first: (nodes, inventory) =>
      inventory.resources("aws_vpc_endpoint_security_group_association", nodes.layer),
  },
];
