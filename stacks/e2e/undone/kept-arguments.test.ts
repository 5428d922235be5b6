import { expect, it } from "vitest";
import { UnitBefore } from "./kept-arguments.fixture";

/** One resource of a type, as a unit's JSON has it. */
const unit = (type: string, body: object): unknown => ({ resource: { [type]: { main: body } } });

it.each([
  [
    "an argument",
    "aws_eks_addon",
    { configuration_values: "{}" },
    {},
    ["aws_eks_addon configuration_values"],
  ],
  [
    "one that is null",
    "aws_eks_addon",
    { configuration_values: "{}" },
    { configuration_values: null },
    ["aws_eks_addon configuration_values"],
  ],
  [
    "one that comes to be",
    "aws_eks_addon",
    {},
    { configuration_values: "{}" },
    ["aws_eks_addon configuration_values"],
  ],
  [
    "one inside of a block",
    "aws_lb_target_group",
    { health_check: { protocol: "HTTP", path: "/up" } },
    { health_check: { protocol: "TCP" } },
    ["aws_lb_target_group health_check.path"],
  ],
  [
    "one of several blocks",
    "aws_s3_bucket_lifecycle_configuration",
    {
      rule: [
        { id: "a", filter: [{ prefix: "a" }] },
        { id: "b", filter: [{ prefix: "b" }] },
      ],
    },
    {
      rule: [
        { id: "a", filter: [{}] },
        { id: "b", filter: [{ prefix: "b" }] },
      ],
    },
    ["aws_s3_bucket_lifecycle_configuration rule.filter.prefix"],
  ],
  [
    "a block that the provider fills in",
    "aws_vpc_endpoint",
    { dns_options: { private_dns_only_for_inbound_resolver_endpoint: false } },
    {},
    ["aws_vpc_endpoint dns_options"],
  ],
  ["nothing of another value", "aws_eks_addon", { addon_version: "v1" }, { addon_version: "v2" }, []],
  ["nothing that only the settings decide", "aws_eks_addon", { service_account_role_arn: "a" }, {}, []],
  ["nothing with a default", "aws_elasticache_replication_group", { engine: "valkey" }, {}, []],
  ["nothing with a default of Helm", "helm_release", { skip_crds: true }, {}, []],
  [
    "nothing of what is made anew",
    "aws_eks_addon",
    { addon_name: "coredns", configuration_values: "{}" },
    { addon_name: "vpc-cni" },
    [],
  ],
  [
    "nothing of a block that is gone as a whole",
    "aws_lb_target_group",
    { health_check: { path: "/up" } },
    {},
    [],
  ],
] as const)("of what Terraform keeps, %s is found", (_, type, before, after, kept) => {
  const found = new UnitBefore(unit(type, before)).leftOutIn(unit(type, after));

  expect(found.filter(({ isKept }) => isKept).map(({ argument }) => argument)).toEqual(kept);
});

it("whatever is left out is found with the resource that gives it", () => {
  const [given, left] = [{ access_logs: { bucket: "logs" } }, {}];

  for (const [before, after] of [
    [given, left],
    [left, given],
  ]) {
    expect(new UnitBefore(unit("aws_lb", before ?? {})).leftOutIn(unit("aws_lb", after ?? {}))).toEqual([
      { argument: "aws_lb access_logs", isKept: false, given, left },
    ]);
  }
});
