import type { Value } from "../../protocol/value";
import { isFields } from "../../protocol/value";
import type { Draft, Recipe, Recipes } from "../../values/recipe";
import { subnetAddress } from "../subnet-address";
import { regional } from "./arn";

/** EC2's ids are a prefix and 17 hexadecimal digits, its ARNs a kind and the id. */
const ec2 = (prefix: string, kind: string): Recipes => ({
  id: `${prefix}-{hex:17}`,
  arn: regional("ec2", `${kind}/{id}`),
});

/** An address that nobody on the internet has: 198.18.0.0/15 is for measurements. Source: RFC 2544. */
const publicIp: Recipe = (draft) => {
  const digits = draft.digest("public address", "hex", 4);
  return `198.18.${Number.parseInt(digits.slice(0, 2), 16)}.${Number.parseInt(digits.slice(2), 16)}`;
};

/** An address of the subnet that an attribute names. */
const privateIp =
  (attribute: string): Recipe =>
  (draft) => {
    const cidr = String(subnetOf(draft, attribute)?.cidr_block ?? "10.0.0.0/24");
    return subnetAddress(cidr, Number.parseInt(draft.digest("private address", "hex", 6), 16));
  };

const zoneOf =
  (attribute: string): Recipe =>
  (draft) =>
    subnetOf(draft, attribute)?.availability_zone ?? `${draft.region}a`;

const vpcOf =
  (attribute: string): Recipe =>
  (draft) =>
    subnetOf(draft, attribute)?.vpc_id ?? "";

function subnetOf(draft: Draft, attribute: string): ReturnType<Draft["find"]> {
  const value = draft.get(attribute);
  return draft.find("aws_subnet", "id", Array.isArray(value) ? (value[0] as Value) : value);
}

/** What belongs to the VPC that is there since the VPC is. */
const ofVpc =
  (attribute: string): Recipe =>
  (draft) =>
    ofVpcOf(draft, attribute);

function ofVpcOf(draft: Draft, attribute: string): Value {
  return draft.find("aws_vpc", "id", draft.get("vpc_id"))?.[attribute] ?? "";
}

/** Zone ids do not depend on the account here, as they do at AWS. */
const zoneId: Recipe = (draft) =>
  `${draft.region.replace(/^(..).*-(.).*(\d)$/, "$1$2$3")}-az${zoneNumber(draft)}`;

function zoneNumber(draft: Draft): number {
  return draft.text("availability_zone").slice(-1).charCodeAt(0) - "a".charCodeAt(0) + 1;
}

/** Networks, and machines in them. */
export const NETWORK_RECIPES: Readonly<Record<string, Recipes>> = {
  aws_vpc: {
    ...ec2("vpc", "vpc"),
    default_network_acl_id: "acl-{hex:17}",
    default_route_table_id: "{main_route_table_id}",
    default_security_group_id: "sg-{hex:17}",
    main_route_table_id: "rtb-{hex:17}",
    dhcp_options_id: "dopt-{hex:17}",
    enable_network_address_usage_metrics: () => false,
  },
  aws_subnet: {
    ...ec2("subnet", "subnet"),
    availability_zone: "{region}a",
    availability_zone_id: zoneId,
    private_dns_hostname_type_on_launch: "ip-name",
  },
  aws_internet_gateway: ec2("igw", "internet-gateway"),
  aws_egress_only_internet_gateway: { id: "eigw-{hex:17}" },
  aws_eip: {
    ...ec2("eipalloc", "elastic-ip"),
    allocation_id: "{id}",
    domain: "vpc",
    network_border_group: "{region}",
    public_ip: publicIp,
    public_dns: (draft) =>
      `ec2-${draft.text("public_ip").replaceAll(".", "-")}.${draft.region}.compute.amazonaws.com`,
    public_ipv4_pool: "amazon",
  },
  aws_eip_association: { id: "eipassoc-{hex:17}" },
  aws_nat_gateway: {
    id: "nat-{hex:17}",
    association_id: "eipassoc-{hex:17}",
    network_interface_id: "eni-{hex:17}",
    private_ip: privateIp("subnet_id"),
    public_ip: (draft) => draft.find("aws_eip", "id", draft.get("allocation_id"))?.public_ip ?? "",
    vpc_id: vpcOf("subnet_id"),
    availability_mode: "zonal",
  },
  aws_route_table: ec2("rtb", "route-table"),
  aws_default_route_table: {
    id: "{default_route_table_id}",
    arn: regional("ec2", "route-table/{id}"),
    vpc_id: (draft) =>
      draft.find("aws_vpc", "default_route_table_id", draft.get("default_route_table_id"))?.id ?? "",
  },
  aws_default_security_group: {
    id: ofVpc("default_security_group_id"),
    arn: regional("ec2", "security-group/{id}"),
    name: "default",
    description: "default VPC security group",
  },
  aws_default_network_acl: {
    id: "{default_network_acl_id}",
    arn: regional("ec2", "network-acl/{id}"),
    vpc_id: (draft) =>
      draft.find("aws_vpc", "default_network_acl_id", draft.get("default_network_acl_id"))?.id ?? "",
  },
  aws_route: {
    id: (draft) => `r-${draft.text("route_table_id")}${draft.digest("id", "digits", 10)}`,
    origin: "CreateRoute",
    state: "active",
  },
  aws_route_table_association: { id: "rtbassoc-{hex:17}" },
  aws_network_acl: ec2("acl", "network-acl"),
  aws_network_acl_rule: { id: "nacl-{digits:10}" },
  aws_network_acl_association: { id: "aclassoc-{hex:17}" },
  aws_security_group: ec2("sg", "security-group"),
  aws_vpc_security_group_ingress_rule: securityGroupRule(),
  aws_vpc_security_group_egress_rule: securityGroupRule(),
  aws_security_group_rule: { id: "sgrule-{digits:10}", security_group_rule_id: "sgr-{hex:17}" },
  aws_vpc_dhcp_options: ec2("dopt", "dhcp-options"),
  aws_vpc_peering_connection: { id: "pcx-{hex:17}", accept_status: "active", peer_owner_id: "{account}" },
  aws_ec2_managed_prefix_list: { ...ec2("pl", "prefix-list"), version: () => 1 },
  aws_flow_log: { ...ec2("fl", "vpc-flow-log"), log_format: flowLogFormat() },
  aws_vpc_endpoint: {
    ...ec2("vpce", "vpc-endpoint"),
    state: "available",
    ip_address_type: "ipv4",
    service_region: "{region}",
    policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    prefix_list_id: (draft) => (isGateway(draft) ? draft.fill("pl-{hex:8}", "prefix list") : ""),
    private_dns_enabled: () => false,
    "dns_options.dns_record_ip_type": "ipv4",
    // Without groups of its own an interface endpoint gets the VPC's default one.
    security_group_ids: (draft) => (isGateway(draft) ? [] : [ofVpcOf(draft, "default_security_group_id")]),
    network_interface_ids: (draft) => {
      const subnets = draft.get("subnet_ids");
      return isGateway(draft) || !Array.isArray(subnets)
        ? []
        : subnets.map((_, at) => draft.fill("eni-{hex:17}", `interface ${at}`));
    },
    dns_entry: (draft) => (isGateway(draft) ? [] : [endpointName(draft)]),
  },
  aws_vpc_endpoint_security_group_association: { id: "a-{vpc_endpoint_id}{digits:10}" },
  aws_instance: {
    ...ec2("i", "instance"),
    instance_state: "running",
    availability_zone: zoneOf("subnet_id"),
    private_ip: privateIp("subnet_id"),
    private_dns: (draft) =>
      `ip-${draft.text("private_ip").replaceAll(".", "-")}.${draft.region}.compute.internal`,
    public_ip: (draft) => (draft.get("associate_public_ip_address") === true ? publicIpOf(draft) : ""),
    associate_public_ip_address: (draft) => subnetOf(draft, "subnet_id")?.map_public_ip_on_launch ?? false,
    primary_network_interface_id: "eni-{hex:17}",
    tenancy: "default",
    instance_initiated_shutdown_behavior: "stop",
    root_block_device: (draft) => [rootDevice(draft)],
    metadata_options: () => [
      {
        http_endpoint: "enabled",
        http_protocol_ipv6: "disabled",
        http_put_response_hop_limit: 2,
        http_tokens: "required",
        instance_metadata_tags: "disabled",
      },
    ],
    "root_block_device.volume_id": "vol-{hex:17}",
    "root_block_device.device_name": "/dev/xvda",
    "root_block_device.volume_size": () => 8,
    "root_block_device.volume_type": "gp3",
    "root_block_device.iops": () => 3000,
    "root_block_device.throughput": () => 125,
  },
};

function securityGroupRule(): Recipes {
  return {
    id: "sgr-{hex:17}",
    security_group_rule_id: "{id}",
    arn: regional("ec2", "security-group-rule/{id}"),
  };
}

function publicIpOf(draft: Draft): Value {
  return typeof publicIp === "string" ? publicIp : publicIp(draft);
}

function isGateway(draft: Draft): boolean {
  return draft.text("vpc_endpoint_type") === "Gateway";
}

/** The endpoint's own name, beside the service's where private DNS is on. */
function endpointName(draft: Draft): Value {
  const service = draft.text("service_name").split(".").slice(3).reverse().join(".");
  return {
    dns_name: draft.fill(`{id}-{lower:8}.${service}.{region}.vpce.amazonaws.com`, "endpoint name"),
    hosted_zone_id: draft.fill("Z{upper:13}", "endpoint zone"),
  };
}

function rootDevice(draft: Draft): Value {
  const device = draft.get("ami");
  return {
    delete_on_termination: true,
    device_name: "/dev/xvda",
    encrypted: false,
    iops: 3000,
    kms_key_id: "",
    tags: null,
    tags_all: {},
    throughput: 125,
    volume_id: draft.fill("vol-{hex:17}", `root of ${isFields(device) ? "" : String(device)}`),
    volume_size: 8,
    volume_type: "gp3",
  };
}

/** The fields that a flow log has when nobody names any. Source: "Flow log records" of the VPC guide. */
function flowLogFormat(): string {
  const fields =
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";
  return fields
    .split(" ")
    .map((field) => `\${${field}}`)
    .join(" ");
}
