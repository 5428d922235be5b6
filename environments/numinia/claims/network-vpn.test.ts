import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

function vpn(template: Template): Resource {
  const [found, ...others] = template
    .resources("aws_instance", "network")
    .filter((instance) => instance.get("tags.role") === "vpn");
  if (found === undefined || others.length > 0) throw new Error("expected one instance whose role is vpn");
  return found;
}

// The document names no product, port or size: a router with WireGuard's port is built.
claim("NUMINIA-SVC-VPN-01", PRODUCTION, (template) => {
  expect(vpn(template).get("instance_type")).toBe("t3.small");
  expect(vpn(template).get("source_dest_check")).toBe(false);
  expect(
    template
      .resources("aws_eip", "network")
      .filter((address) => address.get("instance") !== undefined)
      .map((address) => attributesIn(address.resolve("instance")).map(({ resource }) => resource.address)),
  ).toEqual([[vpn(template).address]]);

  const groups = attributesIn(vpn(template).resolve("vpc_security_group_ids")).map(({ name }) => name);
  expect(groups).toEqual(["instances_vpn_group"]);
  expect(
    template
      .resources("aws_vpc_security_group_ingress_rule", "network")
      .filter((rule) =>
        attributesIn(rule.resolve("security_group_id")).some(({ name }) => groups.includes(name)),
      )
      .map((rule) => ["ip_protocol", "from_port", "to_port", "cidr_ipv4"].map((path) => rule.get(path))),
  ).toEqual([["udp", 51820, 51820, "0.0.0.0/0"]]);
});

// IAM cannot authenticate the VPN's users. The machine itself has a role, and is reached through Systems Manager.
claim("NUMINIA-SVC-VPN-02", PRODUCTION, (template) => {
  expect(vpn(template).resolve("iam_instance_profile")).toResolveTo("aws_iam_instance_profile.name");
  const [profile] = attributesIn(vpn(template).resolve("iam_instance_profile"));
  const [role] = attributesIn(profile?.resource.resolve("role"));
  expect(
    role?.resource
      .policy("assume_role_policy")
      .statements.map(({ actions, principals }) => [actions, principals]),
  ).toEqual([[["sts:AssumeRole"], { Service: ["ec2.amazonaws.com"] }]]);
  expect(
    template
      .resources("aws_iam_role_policy_attachment", "network")
      .filter((one) => attributesIn(one.resolve("role")).some(({ name }) => name === role?.name))
      .map((one) => one.get("policy_arn")),
  ).toEqual(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]);
  // Systems Manager's agent calls out over HTTPS, and people go on to the VPC's services.
  expect(
    template
      .resources("aws_vpc_security_group_egress_rule", "network")
      .filter((rule) =>
        attributesIn(rule.resolve("security_group_id")).some(({ name }) => name === "instances_vpn_group"),
      )
      .map((rule) => ["ip_protocol", "from_port", "to_port", "cidr_ipv4"].map((path) => rule.get(path))),
  ).toEqual([
    ["tcp", 443, 443, "0.0.0.0/0"],
    ["tcp", 443, 443, "10.0.0.0/8"],
  ]);
});
