import { attributesIn, describeResolved } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { parse } from "yaml";

const PRODUCTION = "numinia/production/eu-west-1";

/** Zone and CIDR of each subnet of a tier, in the order of its zones. */
function subnetsOf(template: Template, tier: string): readonly (readonly [unknown, unknown])[] {
  return template
    .resources("aws_subnet", "network")
    .filter((subnet) => subnet.get("tags.Tier") === tier)
    .map((subnet) => [subnet.get("availability_zone"), subnet.get("cidr_block")]);
}

claim("NUMINIA-SVC-VPC-04", PRODUCTION, (template) => {
  expect(subnetsOf(template, "private").map(([, cidr]) => cidr)).toEqual([
    "10.0.1.0/24",
    "10.0.2.0/24",
    "10.0.3.0/24",
  ]);
  expect(subnetsOf(template, "private").map(([zone]) => zone)).toEqual([
    "eu-west-1a",
    "eu-west-1b",
    "eu-west-1c",
  ]);
});

claim("NUMINIA-BASE-SUB-01", PRODUCTION, (template) => {
  expect(subnetsOf(template, "private")).toEqual([
    ["eu-west-1a", "10.0.1.0/24"],
    ["eu-west-1b", "10.0.2.0/24"],
    ["eu-west-1c", "10.0.3.0/24"],
  ]);
});

claim(["NUMINIA-SVC-VPC-08", "NUMINIA-BASE-SUB-06"], PRODUCTION, (template) => {
  expect(subnetsOf(template, "public")).toEqual([
    ["eu-west-1a", "10.0.101.0/24"],
    ["eu-west-1b", "10.0.102.0/24"],
    ["eu-west-1c", "10.0.103.0/24"],
  ]);
});

claim("NUMINIA-SVC-VPC-10", PRODUCTION, (template) => {
  const thirdOctets = (tier: string) =>
    subnetsOf(template, tier).map(([zone, cidr]) => [zone, Number(String(cidr).split(".")[2])]);

  expect(thirdOctets("public")).toEqual([
    ["eu-west-1a", 101],
    ["eu-west-1b", 102],
    ["eu-west-1c", 103],
  ]);
  expect(thirdOctets("private")).toEqual([
    ["eu-west-1a", 1],
    ["eu-west-1b", 2],
    ["eu-west-1c", 3],
  ]);
});

// The document gives no ranges. Those chosen are effective settings, which the CIDR plan's suite reads; this is the
// system's own list, and that no subnet of the VPC is in it.
claim("NUMINIA-BASE-SUB-02", PRODUCTION, (template) => {
  const settings = parse(String(template.file("environments/numinia/defaults.yaml")));
  expect(settings.network.reserved).toEqual({
    unused: { range: "0.0.0.0/24", reason: "unused" },
    "private-growth": { range: "0.0.4.0-0.0.100.255", reason: "growth of the private tier" },
    "public-growth": { range: "0.0.104.0-0.0.200.255", reason: "growth of the public tier" },
    "database-growth": { range: "0.0.204.0-0.0.255.255", reason: "growth of the database tier" },
  });

  const isReserved = (octet: number) =>
    octet === 0 || (octet >= 4 && octet <= 100) || (octet >= 104 && octet <= 200) || octet >= 204;
  const thirdOctets = template
    .resources("aws_subnet")
    .map((subnet) => Number(/^10\.0\.(\d+)\.0\/24$/.exec(String(subnet.get("cidr_block")))?.[1]));
  expect(thirdOctets.map((octet) => [octet, isReserved(octet)])).toEqual(
    [1, 2, 3, 101, 102, 103, 201, 202, 203].map((octet) => [octet, false]),
  );
});

claim("NUMINIA-BASE-SUB-03", PRODUCTION, (template) => {
  const sizes = template
    .resources("aws_subnet")
    .map((subnet) => [subnet.get("tags.Tier"), String(subnet.get("cidr_block")).split("/")[1]]);

  expect(sizes).toEqual([
    ...[1, 2, 3].map(() => ["private", "24"]),
    ...[1, 2, 3].map(() => ["public", "24"]),
    ...[1, 2, 3].map(() => ["database", "24"]),
  ]);
});

claim("NUMINIA-SVC-VPC-09", PRODUCTION, (template) => {
  const isPublic = { tags: { Tier: "public", "kubernetes.io/role/elb": "1" } };

  expect(template.resource("aws_instance", { tags: { role: "vpn" } }).resolve("subnet_id")).toResolveTo(
    "aws_subnet.id",
    isPublic,
  );
  expect(
    template
      .resources("aws_subnet", "network")
      .filter((subnet) => subnet.get('tags["kubernetes.io/role/elb"]') === "1")
      .map((subnet) => [subnet.get("cidr_block"), subnet.get("tags.Tier")]),
  ).toEqual([
    ["10.0.101.0/24", "public"],
    ["10.0.102.0/24", "public"],
    ["10.0.103.0/24", "public"],
  ]);
});

/** The values of the load balancer controller's chart that decide where its load balancers stand. */
interface ControllerValues {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
}

// The controller finds public subnets by their tags, in the VPC and for the cluster that it is told.
claim("NUMINIA-SVC-VPC-09", PRODUCTION, (template) => {
  const release = template.resource(
    "helm_release",
    ({ name }) => name === "charts_aws-load-balancer-controller",
  );
  const values: ControllerValues = parse(String(release.get("values.0")));

  expect(attributesIn(release.resolveValue(values.vpcId))).toResolveTo("aws_vpc.id");
  expect(attributesIn(release.resolveValue(values.clusterName))).toResolveTo("aws_eks_cluster.name");
  expect(describeResolved(release.resolveValue(values.region))).toBe('jsonencode("eu-west-1")');
});

claim("NUMINIA-BASE-SUB-07", PRODUCTION, (template) => {
  const bastion = template.resource("aws_instance", { tags: { role: "bastion" } });

  expect(bastion.resolve("subnet_id")).toResolveTo("aws_subnet.id", {
    cidr_block: "10.0.101.0/24",
    tags: { Tier: "public" },
  });
  expect(bastion.resolve("vpc_security_group_ids")).toResolveTo("aws_security_group.id", {
    name: "numinia-production-bastion",
  });
});
