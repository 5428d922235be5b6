import type { Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

// Ten lines name eleven services, ECR's counting twice. The twelfth is chosen: without EC2's, the drivers of volumes
// and pod addresses and the autoscaler would call it over the internet.
claim("AOS-VPE-01", PRODUCTION, (template) => {
  const services = template
    .resources("aws_vpc_endpoint")
    .map((endpoint) => String(endpoint.get("service_name")).replace("com.amazonaws.eu-central-1.", ""));

  expect(services).toHaveLength(12);
  expect(services.toSorted()).toEqual([
    ...["autoscaling", "ec2", "ecr.api", "ecr.dkr", "elasticache", "elasticloadbalancing"],
    ...["email-smtp", "logs", "rds", "s3", "secretsmanager", "sts"],
  ]);
});

/** The one interface endpoint of a service. */
function expectInterface(template: Template, service: string): Resource {
  const name = `com.amazonaws.eu-central-1.${service}`;
  const found = template.resources("aws_vpc_endpoint").filter((one) => one.get("service_name") === name);
  expect(found.map((endpoint) => endpoint.get("vpc_endpoint_type"))).toEqual(["Interface"]);
  return found[0] as Resource;
}

// A gateway endpoint, the usual one of S3, can stand in no subnet and bear no group, as all are to. Without one, the
// interface endpoint must answer for the whole VPC, and AWS refuses it unless that is said.
claim("AOS-VPE-02", PRODUCTION, (template) => {
  const endpoint = expectInterface(template, "s3");

  expect(endpoint.get("dns_options.private_dns_only_for_inbound_resolver_endpoint")).toBe(false);
});

const SERVICES: readonly (readonly [claim: string, service: string])[] = [
  ["AOS-VPE-03", "ecr.api"],
  ["AOS-VPE-04", "ecr.dkr"],
  ["AOS-VPE-05", "sts"],
  ["AOS-VPE-06", "secretsmanager"],
  ["AOS-VPE-07", "logs"],
  ["AOS-VPE-08", "elasticloadbalancing"],
  ["AOS-VPE-09", "autoscaling"],
  ["AOS-VPE-10", "rds"],
  ["AOS-VPE-11", "elasticache"],
];

for (const [id, service] of SERVICES) {
  claim(id, PRODUCTION, (template) => {
    expectInterface(template, service);
  });
}

// Mail is sent over SMTP's ports, and port 443 is of no use to it.
claim("AOS-VPE-12", PRODUCTION, (template) => {
  expectInterface(template, "email-smtp");

  const ports = template
    .resources("aws_vpc_security_group_ingress_rule", "network")
    .filter((rule) => rule.get("security_group_id") === "${aws_security_group.security-groups_base.id}")
    .map((rule) => rule.get("from_port"));
  expect(ports).toEqual(expect.arrayContaining([25, 465, 587, 2465, 2587]));
});

/** Prefixes of actions whose service has another name among endpoints. */
const SERVICE_OF: Readonly<Record<string, string>> = { cloudwatch: "monitoring", ecr: "ecr.api" };

/** What policies of AWS's own let pods call, beside services with an endpoint. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  AmazonEFSCSIDriverPolicy: ["elasticfilesystem"],
  CloudWatchAgentServerPolicy: ["monitoring"],
};

// What pods may call without an endpoint is what the page on deviations names. Keys are used by services, not by pods.
claim(["AOS-VPE-14", "AOS-SVC-08"], PRODUCTION, (template) => {
  const isOfPods = (role: Resource): boolean =>
    String(role.get("assume_role_policy")).includes("sts:AssumeRoleWithWebIdentity");
  const names = template
    .resources("aws_iam_role")
    .filter(isOfPods)
    .map(({ name }) => `\${aws_iam_role.${name}.name}`);
  const ofPods = (policy: Resource): boolean => names.includes(String(policy.get("role")));
  const own = template
    .resources("aws_iam_role_policy")
    .filter(ofPods)
    .flatMap((policy) => policy.policy("policy").statements.flatMap(({ actions }) => actions))
    .map((action) => action.replace(/:.*/, ""))
    .filter((service) => service !== "kms");
  const managed = template
    .resources("aws_iam_role_policy_attachment")
    .filter(ofPods)
    .flatMap((attachment) => BEYOND[String(attachment.get("policy_arn")).replace(/.*\//, "")] ?? []);
  const endpoints = template
    .resources("aws_vpc_endpoint")
    .map((endpoint) => String(endpoint.get("service_name")).replace("com.amazonaws.eu-central-1.", ""));
  const called = [...own, ...managed].map((service) => SERVICE_OF[service] ?? service);

  expect([...new Set(called)].filter((service) => !endpoints.includes(service)).toSorted()).toEqual([
    ...["acm", "cognito-idp", "eks", "elasticfilesystem", "iam"],
    ...["monitoring", "shield", "waf-regional", "wafv2"],
  ]);
});

claim("AOS-VPE-14", PRODUCTION, (template) => {
  const endpoints = template.resources("aws_vpc_endpoint");
  expect(endpoints.map((endpoint) => endpoint.get("private_dns_enabled"))).toEqual(Array(12).fill(true));

  const vpc = template.resource("aws_vpc");
  expect([vpc.get("enable_dns_support"), vpc.get("enable_dns_hostnames")]).toEqual([true, true]);
});
