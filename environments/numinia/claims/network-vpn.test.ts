import { spawnSync } from "node:child_process";
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

// Its software is WireGuard: forwarded and masqueraded, with its keys from a secret that only the machine reads.
claim("NUMINIA-SVC-VPN-01", PRODUCTION, (template) => {
  const script = String(vpn(template).get("user_data"));

  expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
  for (const line of [
    "dnf install --assumeyes wireguard-tools nftables",
    'echo "net.ipv4.ip_forward = 1" > /etc/sysctl.d/90-router.conf',
    '    iifname "wg0" masquerade',
    "exec wg-quick up /run/wireguard/wg0.conf",
    "systemctl enable --now --no-block wireguard.service",
  ]) {
    expect(script.split("\n")).toContain(line);
  }
  expect(script).toContain("--secret-id vpn/wireguard");
  // Everybody who may describe the instance reads this script.
  expect(script).not.toMatch(/private_?key|[A-Za-z0-9+/]{43}=/i);
});

// It faces the internet, so it is patched.
claim("NUMINIA-SVC-VPN-01", PRODUCTION, (template) => {
  const patching = template.resource("aws_ssm_association", {
    association_name: "numinia-production-vpn-patching",
  });

  expect(patching.get("name")).toBe("AWS-RunPatchBaseline");
  expect(patching.get("parameters.Operation")).toBe("Install");
  expect(patching.get("schedule_expression")).toBe("cron(0 4 ? * SUN *)");
  expect(patching.blocks("targets").map(({ key, values }) => [key, values])).toEqual([
    ["tag:role", [vpn(template).get("tags.role")]],
  ]);
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
  expect(
    template
      .resources("aws_iam_role_policy", "network")
      .filter((one) => attributesIn(one.resolve("role")).some(({ name }) => name === role?.name))
      .flatMap((one) =>
        one.policy("policy").statements.map(({ actions, resources }) => [actions, resources]),
      ),
  ).toEqual([
    [["secretsmanager:GetSecretValue"], ["arn:aws:secretsmanager:*:*:secret:vpn/wireguard-??????"]],
  ]);
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
