import type { ChangeRule } from "../change-rule";
import { turnsOff } from "../conditions";
import { rulesOf } from "../holding";

const VPC_GUIDE = "VPC user guide, VPC CIDR blocks";
const SUBNETS = "VPC user guide, Subnets for your VPC";

/** Networks: what everything else is placed in. */
export const vpc: readonly ChangeRule[] = [
  ...rulesOf({
    id: "vpc",
    types: ["aws_vpc"],
    lost: "the network that everything in it is placed in",
    deletion: "delete what is in it first: AWS refuses to delete a VPC that holds anything",
    replacement:
      "keep it, and add addresses with aws_vpc_ipv4_cidr_block_association; for other addresses make a second VPC beside it and move one workload after another",
    source: [VPC_GUIDE],
    fixed: [
      {
        id: "cidr",
        attributes: ["cidr_block", "ipv4_ipam_pool_id", "ipv4_netmask_length"],
        reason:
          "the first address block of a VPC is fixed, so every subnet, and everything in them, is deleted and made anew",
      },
      {
        id: "tenancy",
        attributes: ["instance_tenancy"],
        reason: "a VPC cannot become dedicated, so everything in it is deleted and made anew",
        way: "set the tenancy of single instances, or make a second VPC beside it",
        source: ["EC2 API, ModifyVpcTenancy"],
      },
    ],
  }),
  {
    id: "vpc-dns-off",
    types: ["aws_vpc", "aws_default_vpc"],
    on: ["update"],
    attributes: ["enable_dns_support", "enable_dns_hostnames"],
    when: turnsOff,
    effect: "interrupts",
    lasts: "whatever resolves names in the VPC, until it is on again",
    reason: "private endpoints of EKS, EFS and interface endpoints are found by these names alone",
    way: "leave both on",
    source: ["VPC user guide, DNS attributes for your VPC"],
    fault: { before: { enable_dns_support: true }, after: { enable_dns_support: false } },
    right: { before: { enable_dns_support: false }, after: { enable_dns_support: true } },
  },
  ...rulesOf({
    id: "vpc-cidr-association",
    types: ["aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association"],
    effect: "refuses",
    lost: "the addresses that subnets have of it: AWS refuses while a subnet uses the block",
    deletion: "move what is in its subnets, delete the subnets, and then remove the block",
    replacement:
      "add the other block beside it, move what is in its subnets, and remove the old one afterwards",
    source: ["EC2 API, DisassociateVpcCidrBlock"],
    fixed: [
      {
        id: "cidr",
        attributes: ["cidr_block", "vpc_id", "ipv4_ipam_pool_id", "ipv4_netmask_length"],
        reason: "a block cannot be changed, and AWS refuses to remove one while a subnet uses it",
      },
    ],
  }),
  ...rulesOf({
    id: "subnet",
    types: ["aws_subnet"],
    lost: "the addresses of everything in it; AWS refuses while anything is in it, and Terraform waits 20 minutes for that",
    deletion: "move load balancers, nodes, databases and endpoints out of it first, one apply before",
    replacement:
      "make another subnet beside it, under a new key, move what is in the old one, and remove the old one in a later apply",
    source: [SUBNETS, "EC2 API, DeleteSubnet"],
    fixed: [
      {
        id: "cidr",
        attributes: ["cidr_block", "ipv6_native"],
        reason: "the addresses of a subnet are fixed, so what is in it has to leave it first",
      },
      {
        id: "zone",
        attributes: ["availability_zone", "availability_zone_id"],
        reason: "a subnet stays in its zone, so what is in it has to leave it first",
      },
      {
        id: "vpc",
        attributes: ["vpc_id", "outpost_arn"],
        reason: "a subnet stays in its VPC, so what is in it has to leave it first",
      },
    ],
  }),
  ...rulesOf({
    id: "internet-gateway",
    types: ["aws_internet_gateway", "aws_egress_only_internet_gateway"],
    effect: "refuses",
    lost: "every way to the internet; AWS refuses while public addresses are mapped in the VPC",
    deletion: "remove what has public addresses first, NAT gateways and load balancers among them",
    source: ["EC2 API, DetachInternetGateway"],
  }),
];
