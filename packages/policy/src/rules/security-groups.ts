import { all, isAbsent, isSet, literal, show } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const described = all(
  isSet("description"),
  literal("description", "of our own", (text) => text !== "Managed by Terraform"),
);
const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/**
 * From everywhere only web traffic over TCP, or one UDP port: that of a VPN, whose protocol authenticates each
 * packet. Anything else is a mistake, or an exception with a reason.
 */
const openOnlyToWeb: Check = (rule) => {
  const sources = [rule.get("cidr_ipv4"), rule.get("cidr_ipv6")].filter((cidr) =>
    EVERYWHERE.includes(String(cidr)),
  );
  if (sources.length === 0) return "met";
  const [from, to] = [Number(rule.get("from_port")), Number(rule.get("to_port"))];
  const protocol = String(rule.get("ip_protocol"));
  const isWeb = protocol === "tcp" && from === to && [80, 443].includes(from);
  const isVpn = protocol === "udp" && from === to;
  return met(
    isWeb || isVpn,
    "from everywhere only tcp 80, tcp 443 or one udp port",
    `${protocol} ${from}-${to}`,
  );
};

const noneForAllProtocols: Check = (rule) => {
  const source = rule.get("cidr_ipv4") ?? rule.get("cidr_ipv6");
  const isAll = String(rule.get("ip_protocol")) === "-1";
  return met(
    source === undefined || !isAll,
    "a protocol and ports for traffic from addresses",
    `-1 from ${show(source)}`,
  );
};

/** Where resources name the groups that they bear. */
const BORNE_AT: Readonly<Record<string, string>> = {
  aws_db_instance: "vpc_security_group_ids",
  aws_docdb_cluster: "vpc_security_group_ids",
  aws_efs_mount_target: "security_groups",
  aws_eks_cluster: "vpc_config.security_group_ids",
  aws_elasticache_replication_group: "security_group_ids",
  aws_instance: "vpc_security_group_ids",
  aws_lambda_function: "vpc_config.security_group_ids",
  aws_launch_template: "vpc_security_group_ids",
  aws_lb: "security_groups",
  aws_rds_cluster: "vpc_security_group_ids",
  aws_vpc_endpoint: "security_group_ids",
  aws_vpc_endpoint_security_group_association: "security_group_id",
};

const borne: Check = (group, inventory) =>
  met(
    Object.entries(BORNE_AT).some(([type, path]) => inventory.companions(group, type, path).length > 0),
    "a resource of any layer that bears it",
    "none",
  );

const rule = { security_group_id: "${aws_security_group.main.id}", description: "HTTPS from the VPC" };

const example: Example = {
  layer: "network",
  resource: {
    aws_security_group: { main: { description: "Endpoints" }, web: { description: "Web" } },
    aws_vpc_endpoint_security_group_association: {
      web: { security_group_id: "${aws_security_group.web.id}" },
    },
    aws_vpc_security_group_ingress_rule: {
      main: { ...rule, cidr_ipv4: "10.20.0.0/16", from_port: 443, to_port: 443, ip_protocol: "tcp" },
    },
    aws_vpc_security_group_egress_rule: { main: { ...rule, description: "Anywhere" } },
  },
};

/** Who may talk to whom. */
export const securityGroups: ServiceRules = {
  example,
  rules: [
    {
      id: "security-group-described",
      type: "aws_security_group",
      level: "M",
      reason: "no one dares to remove a group without a description",
      source: ["CKV_AWS_23", "AVD-AWS-0099"],
      setting: "",
      fault: { at: "aws_security_group/main/description", to: "Managed by Terraform" },
      holds: described,
    },
    {
      id: "security-group-no-inline-rules",
      type: "aws_security_group",
      level: "M",
      reason: "inline rules and rule resources undo each other at every apply",
      source: ["AWS provider, aws_security_group"],
      setting: "",
      fault: { at: "aws_security_group/main/ingress", to: [{ from_port: 443 }] },
      holds: all(isAbsent("ingress"), isAbsent("egress")),
    },
    {
      id: "security-group-used",
      type: "aws_security_group",
      level: "M",
      reason: "what its rules allow is not what they say where nothing bears it",
      source: ["EC2.22", "CKV2_AWS_5"],
      setting: "securityGroups",
      fault: { at: "aws_vpc_endpoint_security_group_association/web/security_group_id", to: "sg-1" },
      holds: borne,
    },
    {
      id: "ingress-rule-described",
      type: "aws_vpc_security_group_ingress_rule",
      level: "M",
      reason: "no one dares to remove a rule without a description",
      source: ["AVD-AWS-0124"],
      setting: "",
      fault: { at: "aws_vpc_security_group_ingress_rule/main/description" },
      holds: described,
    },
    {
      id: "egress-rule-described",
      type: "aws_vpc_security_group_egress_rule",
      level: "M",
      reason: "no one dares to remove a rule without a description",
      source: ["AVD-AWS-0124"],
      setting: "",
      fault: { at: "aws_vpc_security_group_egress_rule/main/description" },
      holds: described,
    },
    {
      id: "ingress-rule-not-open",
      type: "aws_vpc_security_group_ingress_rule",
      level: "M",
      reason: "administration and data ports that are open to the internet are found within minutes",
      source: [
        "EC2.13",
        "EC2.14",
        "EC2.18",
        "EC2.19",
        "CKV_AWS_24",
        "CKV_AWS_25",
        "CKV_AWS_260",
        "AVD-AWS-0107",
      ],
      setting: "ingress",
      fault: {
        at: "aws_vpc_security_group_ingress_rule/open",
        to: {
          cidr_ipv4: "0.0.0.0/0",
          from_port: 22,
          to_port: 22,
          ip_protocol: "tcp",
        },
      },
      holds: openOnlyToWeb,
    },
    {
      id: "ingress-rule-ports",
      type: "aws_vpc_security_group_ingress_rule",
      level: "M",
      reason: "all ports may be opened to a group, never to addresses",
      source: ["CKV_AWS_277"],
      setting: "ingress",
      fault: { at: "aws_vpc_security_group_ingress_rule/main/ip_protocol", to: "-1" },
      holds: noneForAllProtocols,
    },
  ],
};
