import type { Draft, Recipe } from "../../values/recipe";
import { ec2, regional } from "../arn";
import { managedByAws } from "../look-up";
import { privateIp, publicIp, vpcOf } from "../placement";
import type { Service } from "../service";

/** Zone ids do not depend on the account here, as they do at AWS. */
const zoneId: Recipe = (draft) =>
  `${draft.region.replace(/^(..).*-(.).*(\d)$/, "$1$2$3")}-az${zoneNumber(draft)}`;

function zoneNumber(draft: Draft): number {
  return draft.text("availability_zone").slice(-1).charCodeAt(0) - "a".charCodeAt(0) + 1;
}

/** Networks and their ways out. */
export const VPC: Service = {
  named: {
    vpc: {
      at: ["aws_vpc.id", "aws_default_vpc.id"],
      code: "InvalidVpcID.NotFound",
      message: (id) => `The vpc ID '${id}' does not exist`,
    },
    subnet: {
      at: ["aws_subnet.id", "aws_default_subnet.id"],
      code: "InvalidSubnetID.NotFound",
      message: (id) => `The subnet ID '${id}' does not exist`,
    },
    internetGateway: {
      at: ["aws_internet_gateway.id"],
      code: "InvalidInternetGatewayID.NotFound",
      message: (id) => `The internetGateway ID '${id}' does not exist`,
      except: /^(local$|vgw-|vpce-)/,
    },
    natGateway: {
      at: ["aws_nat_gateway.id"],
      code: "InvalidNatGatewayID.NotFound",
      message: (id) => `The natGateway ID '${id}' does not exist`,
    },
    elasticIp: {
      at: ["aws_eip.id"],
      code: "InvalidAllocationID.NotFound",
      message: (id) => `The allocation ID '${id}' does not exist`,
    },
  },
  types: {
    aws_vpc: {
      values: {
        ...ec2("vpc", "vpc"),
        default_network_acl_id: "acl-{hex:17}",
        default_route_table_id: "{main_route_table_id}",
        default_security_group_id: "sg-{hex:17}",
        main_route_table_id: "rtb-{hex:17}",
        dhcp_options_id: "dopt-{hex:17}",
        enable_network_address_usage_metrics: () => false,
      },
      inUse: {
        name: "id",
        code: "DependencyViolation",
        message: (id) => `The vpc '${id}' has dependencies and cannot be deleted.`,
      },
    },
    aws_subnet: {
      values: {
        ...ec2("subnet", "subnet"),
        availability_zone: "{region}a",
        availability_zone_id: zoneId,
        private_dns_hostname_type_on_launch: "ip-name",
      },
      refersTo: { vpc_id: "vpc" },
      uses: { vpc_id: "aws_vpc" },
      inUse: {
        name: "id",
        code: "DependencyViolation",
        message: (id) => `The subnet '${id}' has dependencies and cannot be deleted.`,
      },
    },
    aws_internet_gateway: {
      values: ec2("igw", "internet-gateway"),
      refersTo: { vpc_id: "vpc" },
      uses: { vpc_id: "aws_vpc" },
    },
    aws_egress_only_internet_gateway: {
      values: { id: "eigw-{hex:17}" },
    },
    aws_eip: {
      values: {
        ...ec2("eipalloc", "elastic-ip"),
        allocation_id: "{id}",
        domain: "vpc",
        network_border_group: "{region}",
        public_ip: publicIp,
        public_dns: (draft) =>
          `ec2-${draft.text("public_ip").replaceAll(".", "-")}.${draft.region}.compute.amazonaws.com`,
        public_ipv4_pool: "amazon",
      },
      inUse: {
        name: "id",
        code: "InvalidIPAddress.InUse",
        message: (id) => `Address with allocation id [${id}] is in use.`,
      },
    },
    aws_eip_association: {
      values: { id: "eipassoc-{hex:17}" },
      refersTo: { allocation_id: "elasticIp" },
    },
    aws_nat_gateway: {
      values: {
        id: "nat-{hex:17}",
        association_id: "eipassoc-{hex:17}",
        network_interface_id: "eni-{hex:17}",
        private_ip: privateIp("subnet_id"),
        public_ip: (draft) => draft.find("aws_eip", "id", draft.get("allocation_id"))?.public_ip ?? "",
        vpc_id: vpcOf("subnet_id"),
        availability_mode: "zonal",
      },
      refersTo: { subnet_id: "subnet", allocation_id: "elasticIp" },
      uses: { subnet_id: "aws_subnet", allocation_id: "aws_eip" },
    },
    aws_network_acl: {
      values: ec2("acl", "network-acl"),
      refersTo: { vpc_id: "vpc", subnet_ids: "subnet" },
      uses: { vpc_id: "aws_vpc" },
    },
    aws_network_acl_rule: {
      values: { id: "nacl-{digits:10}" },
      importId: "{network_acl_id}:{rule_number}:{protocol}:{egress}",
    },
    aws_network_acl_association: {
      values: { id: "aclassoc-{hex:17}" },
    },
    aws_default_network_acl: {
      values: {
        id: "{default_network_acl_id}",
        arn: regional("ec2", "network-acl/{id}"),
        vpc_id: (draft) =>
          draft.find("aws_vpc", "default_network_acl_id", draft.get("default_network_acl_id"))?.id ?? "",
      },
    },
    aws_vpc_dhcp_options: {
      values: ec2("dopt", "dhcp-options"),
    },
    aws_vpc_peering_connection: {
      values: { id: "pcx-{hex:17}", accept_status: "active", peer_owner_id: "{account}" },
    },
    aws_ec2_managed_prefix_list: {
      values: { ...ec2("pl", "prefix-list"), version: () => 1 },
    },
    aws_flow_log: {
      values: { ...ec2("fl", "vpc-flow-log"), log_format: flowLogFormat() },
      refersTo: { vpc_id: "vpc" },
    },
  },
  dataSources: {
    aws_ec2_managed_prefix_list: managedByAws("pl", "name"),
  },
};

/** The fields that a flow log has when none are named. Source: "Flow log records" of the VPC guide. */
function flowLogFormat(): string {
  const fields =
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";
  return fields
    .split(" ")
    .map((field) => `\${${field}}`)
    .join(" ");
}
