import type { Fields, Value } from "../../protocol/value";
import type { Recipes } from "../../values/recipe";
import { ec2, regional } from "../arn";
import { ofVpc } from "../placement";
import type { Service, Unique } from "../service";

const RULE_VALUES: Recipes = {
  id: "sgr-{hex:17}",
  security_group_rule_id: "{id}",
  arn: regional("ec2", "security-group-rule/{id}"),
};

const RULE: Unique = {
  name: [
    "security_group_id",
    "ip_protocol",
    "from_port",
    "to_port",
    "cidr_ipv4",
    "cidr_ipv6",
    "prefix_list_id",
    "referenced_security_group_id",
  ],
  read: ruleAttribute,
  code: "InvalidPermission.Duplicate",
  message: (rule) => `the specified rule "${rule}" already exists`,
};

/** Protocols by the numbers that EC2 takes as well. */
const PROTOCOLS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "1": "icmp", all: "-1" };

/**
 * A rule as EC2 keeps it: protocols by name, no ports of all protocols, and CIDRs without host bits.
 * Source: EC2 `AuthorizeSecurityGroupIngress`, `IpPermission`.
 */
function ruleAttribute(attribute: string, state: Fields): Value | undefined {
  const value = state[attribute];
  const protocol = PROTOCOLS[String(state.ip_protocol)] ?? String(state.ip_protocol);
  if (attribute === "ip_protocol") return protocol;
  if (attribute.endsWith("_port") && protocol === "-1") return "";
  return attribute === "cidr_ipv4" && typeof value === "string" ? networkOf(value) : value;
}

/** A CIDR without its host bits; as it is where it is no CIDR. */
function networkOf(cidr: string): string {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr) ?? [];
  if (parts.length === 0) return cidr;
  const bits = Number(parts[4]);
  const octets = parts.slice(0, 4).map((octet, index) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * index));
    return Number(octet) & ((0xff << (8 - kept)) & 0xff);
  });
  return `${octets.join(".")}/${bits}`;
}

/** Security groups and their rules. */
export const SECURITY_GROUPS: Service = {
  named: {
    securityGroup: {
      at: [
        "aws_security_group.id",
        "aws_default_security_group.id",
        "aws_vpc.default_security_group_id",
        "aws_eks_cluster.vpc_config.cluster_security_group_id",
      ],
      code: "InvalidGroup.NotFound",
      message: (id) => `The security group '${id}' does not exist`,
    },
  },
  types: {
    aws_security_group: {
      values: ec2("sg", "security-group"),
      refersTo: { vpc_id: "vpc" },
      uses: { vpc_id: "aws_vpc" },
      inUse: {
        name: "id",
        code: "DependencyViolation",
        message: (id) => `resource ${id} has a dependent object`,
      },
      unique: {
        name: ["vpc_id", "name"],
        code: "InvalidGroup.Duplicate",
        message: (name) => `The security group '${name}' already exists for VPC`,
      },
    },
    aws_default_security_group: {
      values: {
        id: (draft) => ofVpc(draft, "default_security_group_id"),
        arn: regional("ec2", "security-group/{id}"),
        name: "default",
        description: "default VPC security group",
      },
      refersTo: { vpc_id: "vpc" },
    },
    aws_vpc_security_group_ingress_rule: {
      values: RULE_VALUES,
      refersTo: { security_group_id: "securityGroup", referenced_security_group_id: "securityGroup" },
      uses: { referenced_security_group_id: "aws_security_group" },
      unique: RULE,
    },
    aws_vpc_security_group_egress_rule: {
      values: RULE_VALUES,
      refersTo: { security_group_id: "securityGroup", referenced_security_group_id: "securityGroup" },
      uses: { referenced_security_group_id: "aws_security_group" },
      unique: RULE,
    },
    aws_security_group_rule: {
      values: { id: "sgrule-{digits:10}", security_group_rule_id: "sgr-{hex:17}" },
      refersTo: { security_group_id: "securityGroup" },
    },
  },
};
