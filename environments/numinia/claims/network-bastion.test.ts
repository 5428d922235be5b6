import { attributesIn, isSame, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

function bastion(template: Template): Resource {
  const [found, ...others] = template
    .resources("aws_instance", "network")
    .filter((instance) => instance.get("tags.role") === "bastion");
  if (found === undefined || others.length > 0)
    throw new Error("expected one instance whose role is bastion");
  return found;
}

/** The role that the bastion acts as, through its profile. */
function bastionRole(template: Template): Resource {
  const [profile] = attributesIn(bastion(template).resolve("iam_instance_profile"));
  const [role] = attributesIn(profile?.resource.resolve("role"));
  if (role === undefined) throw new Error("bastion: expected a profile with a role, got none");
  return role.resource;
}

/** The resources of a type that refer to another at a path. */
function pointingAt(template: Template, type: string, path: string, to: Resource): readonly Resource[] {
  return template
    .resources(type, to.layer)
    .filter((candidate) =>
      attributesIn(candidate.resolve(path)).some(({ resource }) => isSame(resource, to)),
    );
}

function bastionGroup(template: Template): Resource {
  const [group, ...others] = attributesIn(bastion(template).resolve("vpc_security_group_ids"));
  if (group === undefined || others.length > 0) throw new Error("bastion: expected one security group");
  return group.resource;
}

/** That the bastion is managed by Systems Manager, and by nothing that would need an open port. */
function expectSessionManagerOnly(template: Template): void {
  const role = bastionRole(template);
  expect(
    pointingAt(template, "aws_iam_role_policy_attachment", "role", role).map((one) => one.get("policy_arn")),
  ).toEqual(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]);
  expect(bastion(template).get("key_name")).toBeUndefined();
  // A rule without ports allows them all.
  const ssh = template
    .resources("aws_vpc_security_group_ingress_rule")
    .filter((rule) => Number(rule.get("from_port") ?? 0) <= 22 && Number(rule.get("to_port") ?? 65535) >= 22);
  expect(ssh.map(({ address }) => address)).toEqual([]);
}

claim(["NUMINIA-SVC-BAS-01", "NUMINIA-BASE-BAS-02"], PRODUCTION, (template) => {
  expect(bastion(template).get("instance_type")).toBe("t3.micro");
});

// Amazon Linux 2 has had no updates since 2026-06-30, and its updates were the reason to choose it: the environment
// has its successor, and the setting still yields what the document names.
claim(
  ["NUMINIA-SVC-BAS-02", "NUMINIA-BASE-BAS-01"],
  [PRODUCTION, { path: PRODUCTION, settings: { network: { instances: { bastion: { image: "al2" } } } } }],
  (shipped, literal) => {
    expect(bastion(shipped).resolve("ami")).toResolveTo("data.aws_ssm_parameter.value", {
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });
    expect(bastion(literal).resolve("ami")).toResolveTo("data.aws_ssm_parameter.value", {
      name: "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
    });
  },
);

claim(["NUMINIA-SVC-BAS-03", "NUMINIA-BASE-IAM-03"], PRODUCTION, (template) => {
  expectSessionManagerOnly(template);
  const inline = pointingAt(template, "aws_iam_role_policy", "role", bastionRole(template));
  expect(inline.map((policy) => policy.get("name"))).toEqual(["eks-read"]);
});

claim("NUMINIA-SVC-BAS-04", PRODUCTION, (template) => {
  const group = bastionGroup(template);

  const users = [
    ...pointingAt(template, "aws_instance", "vpc_security_group_ids", group),
    ...pointingAt(template, "aws_vpc_endpoint", "security_group_ids", group),
  ];
  expect(users.map((user) => user.get("tags.role"))).toEqual(["bastion"]);
  expect(
    pointingAt(template, "aws_vpc_security_group_ingress_rule", "security_group_id", group).map(
      ({ address }) => address,
    ),
  ).toEqual([]);
  expect(
    pointingAt(template, "aws_vpc_security_group_egress_rule", "security_group_id", group).map((rule) =>
      ["ip_protocol", "from_port", "to_port", "cidr_ipv4"].map((path) => rule.get(path)),
    ),
  ).toEqual([["tcp", 443, 443, "0.0.0.0/0"]]);
});

claim(["NUMINIA-SVC-IAM-02", "NUMINIA-BASE-IAM-02"], PRODUCTION, (template) => {
  const role = bastionRole(template);
  const policies = pointingAt(template, "aws_iam_role_policy", "role", role);
  expect(
    policies.flatMap((policy) =>
      policy
        .policy("policy")
        .statements.map(({ effect, actions, resources }) => [effect, actions, resources]),
    ),
  ).toEqual([["Allow", ["eks:DescribeCluster", "eks:ListClusters"], ["*"]]]);

  const associations = template
    .resources("aws_eks_access_policy_association", "cluster")
    .filter(({ name }) => name.startsWith("access-entries_bastion"));
  expect(associations.map((one) => [one.get("policy_arn"), one.get("access_scope.type"), one.name])).toEqual([
    ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", "cluster", "access-entries_bastion_view"],
  ]);
  const [entry] = attributesIn(associations.map((one) => one.resolve("principal_arn")));
  expect(entry?.resource.resolve("principal_arn")).toResolveTo("aws_iam_role.arn", {
    name: "prod-bastion-host-eks-role",
  });
});

claim("NUMINIA-BASE-IAM-01", PRODUCTION, (template) => {
  expect(bastionRole(template).get("name")).toBe("prod-bastion-host-eks-role");
  const { bastion: published } = template.output("network", "instances") as {
    readonly bastion: { readonly role_arn: string };
  };
  expect(template.resolve(published.role_arn, "network")).toResolveTo("aws_iam_role.arn", {
    name: "prod-bastion-host-eks-role",
  });
  const accounts = template.layers.flatMap((layer) =>
    template.provider("aws", layer).map((provider) => provider.get("allowed_account_ids")),
  );
  // Six layers, of which the edge has a second region.
  expect(accounts).toEqual(Array.from({ length: 7 }, () => ["241533135482"]));
});

claim("NUMINIA-BASE-IAM-04", PRODUCTION, (template) => {
  const patching = template.resource("aws_ssm_association", {
    association_name: "numinia-production-bastion-patching",
  });

  expect(patching.get("name")).toBe("AWS-RunPatchBaseline");
  expect(patching.get("parameters.Operation")).toBe("Install");
  // Sundays at three in the morning, UTC.
  expect(patching.get("schedule_expression")).toBe("cron(0 3 ? * SUN *)");
  expect(patching.blocks("targets").map(({ key, values }) => [key, values])).toEqual([
    ["tag:role", [bastion(template).get("tags.role")]],
  ]);
});

// People tunnel through Session Manager's port forwarding, which needs the role's rights and a way to three services.
claim("NUMINIA-BASE-BAS-03", PRODUCTION, (template) => {
  expectSessionManagerOnly(template);
  const services = ["ssm", "ssmmessages", "ec2messages"].map((name) => `com.amazonaws.eu-west-1.${name}`);
  const ways = template
    .resources("aws_vpc_endpoint", "network")
    .filter((endpoint) => services.includes(String(endpoint.get("service_name"))))
    .map((endpoint) => [
      ...["service_name", "vpc_endpoint_type", "private_dns_enabled"].map((path) => endpoint.get(path)),
      ...attributesIn(endpoint.resolve("subnet_ids")).map(({ resource }) => resource.get("cidr_block")),
    ]);
  expect(ways).toEqual(
    services.map((service) => [service, "Interface", true, "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"]),
  );
});

claim("NUMINIA-BASE-BAS-04", PRODUCTION, (template) => {
  expect(bastion(template).get("maintenance_options.auto_recovery")).toBe("default");
});

// AWS assigns the ids of groups: its name is ours, and its id an output.
claim("NUMINIA-BASE-BAS-05", PRODUCTION, (template) => {
  const group = bastionGroup(template);
  expect(group.get("name")).toBe("numinia-production-bastion");
  expect(
    pointingAt(template, "aws_instance", "vpc_security_group_ids", group).map((one) => one.get("tags.role")),
  ).toEqual(["bastion"]);
  const { bastion: published } = template.output("network", "instances") as {
    readonly bastion: { readonly security_group_id: string };
  };
  expect(template.resolve(published.security_group_id, "network")).toResolveTo("aws_security_group.id", {
    name: "numinia-production-bastion",
  });
});
