import { AttributeOf, attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

const BASE = "aws_security_group.security-groups_base";

// "VPC default" and "VPC base" are one group in the document. The VPC's real default group cannot have rules for the
// cluster's group, which a later layer makes, and is to be empty; the base group is one of its own.
claim("AOS-SG-01", PRODUCTION, (template) => {
  const base = template.resource("aws_security_group", { name: "aos-production-vpc-base" });
  expect([base.layer, base.address]).toEqual(["network", BASE]);
  expect(base.resolve("vpc_id")).toResolveTo("aws_vpc.id");
  expect(template.resolve("${local.network.security_groups.base.id}", "cluster")).toResolveTo(
    "aws_security_group.id",
    { name: "aos-production-vpc-base" },
  );
  expect(template.output("network", "security_groups")).toEqual({
    base: { id: `\${${BASE}.id}` },
  });

  const adopted = template.resource("aws_default_security_group");
  expect(adopted.resolve("vpc_id")).toResolveTo("aws_vpc.id");
  expect([adopted.get("ingress"), adopted.get("egress")]).toEqual([[], []]);
});

/** Which of the two groups a reference means; undefined for any other. */
function groupAt(rule: Resource, path: string): "base" | "cluster" | undefined {
  const [found] = attributesIn(rule.resolve(path));
  if (!(found instanceof AttributeOf)) return undefined;
  if (found.resource.address === BASE) return "base";
  return found.resource.type === "aws_eks_cluster" && found.attribute.endsWith("cluster_security_group_id")
    ? "cluster"
    : undefined;
}

/** Where a rule lets traffic in from. */
function sourceOf(rule: Resource): unknown {
  const group = rule.get("referenced_security_group_id");
  if (group !== undefined) return groupAt(rule, "referenced_security_group_id") ?? group;
  return rule.resolve("cidr_ipv4") ?? rule.get("cidr_ipv6") ?? rule.get("prefix_list_id");
}

const rulesOf = (template: Template, group: "base" | "cluster"): readonly Resource[] =>
  template
    .resources("aws_vpc_security_group_ingress_rule")
    .filter((rule) => groupAt(rule, "security_group_id") === group);

// Addresses of the VPC reach the endpoints' ports and nothing else.
claim("AOS-SG-05", PRODUCTION, (template) => {
  const fromVpc = rulesOf(template, "base").filter((rule) => sourceOf(rule) === "10.231.0.0/16");
  expect(
    fromVpc.map((rule) => [rule.get("ip_protocol"), rule.get("from_port"), rule.get("to_port")]),
  ).toEqual([443, 25, 465, 587, 2465, 2587].map((port) => ["tcp", port, port]));

  const sources = [...rulesOf(template, "base"), ...rulesOf(template, "cluster")].map(sourceOf);
  expect(sources.filter((source) => !["base", "cluster", "10.231.0.0/16"].includes(String(source)))).toEqual(
    [],
  );
});
