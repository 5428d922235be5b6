import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

const ALLOW_LISTS =
  "tell whoever has the address in an allow-list first, keep both for a while, and remove the old one last";

/** Public addresses, by which others know this platform. */
export const addresses: readonly ChangeRule[] = [
  ...rulesOf({
    id: "elastic-ip",
    types: ["aws_eip"],
    effect: "cannotBeUndone",
    lost: "the public address: another account may get it, and allow-lists of others name it",
    deletion: `keep the allocation; or ${ALLOW_LISTS}`,
    replacement: `keep the allocation and move it with aws_eip_association; or ${ALLOW_LISTS}`,
    source: ["VPC user guide, Elastic IP addresses"],
    fixed: [
      {
        id: "pool",
        attributes: ["domain", "vpc", "public_ipv4_pool", "network_border_group", "ipam_pool_id", "address"],
        reason: "an address stays in its pool, so another one is allocated",
      },
    ],
  }),
  ...rulesOf({
    id: "nat-gateway",
    types: ["aws_nat_gateway"],
    effect: "replaces",
    lost: "the way out of its subnets, open connections among it",
    deletion: "lead the routes of its subnets elsewhere first, in an apply before",
    replacement:
      "make the other one beside it, lead the routes there, and remove the old one afterwards; connections break once, for some seconds",
    source: ["VPC user guide, NAT gateways"],
    fixed: [
      {
        id: "address",
        attributes: ["allocation_id", "private_ip", "connectivity_type"],
        reason:
          "the address of a NAT gateway is fixed, so another one is made, and nothing leaves its subnets meanwhile",
      },
      {
        id: "subnet",
        attributes: ["subnet_id"],
        reason:
          "a NAT gateway stays in its subnet, so another one is made, and nothing leaves its subnets meanwhile",
      },
    ],
  }),
  ...rulesOf({
    id: "vpc-endpoint",
    types: ["aws_vpc_endpoint"],
    effect: "replaces",
    lost: "the private way to the service, for everything in the VPC while it is away",
    deletion: "be sure that the subnets have another way to the service: a NAT gateway, or another endpoint",
    source: ["PrivateLink guide, Delete an interface endpoint"],
    fixed: [
      {
        id: "service",
        attributes: [
          "service_name",
          "vpc_endpoint_type",
          "vpc_id",
          "service_region",
          "resource_configuration_arn",
          "service_network_arn",
        ],
        reason:
          "an endpoint is of one service, type and VPC; while the new one is made, for some minutes, its names lead nowhere",
        way: "make the other endpoint under another key first; one private name is for one endpoint, so turn private DNS of the old one off in the same apply",
      },
    ],
  }),
  ...rulesOf({
    id: "network-hub",
    types: [
      "aws_ec2_transit_gateway",
      "aws_vpn_gateway",
      "aws_vpn_connection",
      "aws_customer_gateway",
      "aws_dx_gateway",
      "aws_dx_connection",
      "aws_ec2_client_vpn_endpoint",
      "aws_globalaccelerator_accelerator",
      "aws_vpc_endpoint_service",
    ],
    effect: "cannotBeUndone",
    lost: "its addresses, keys and attachments, which the other side has in its configuration",
    deletion:
      "agree with the other side, make the new one beside it, and move routes before the old one goes",
    source: ["VPC user guide, Connect your VPC to other networks"],
  }),
];
