import { describe, expect, it } from "vitest";
import { fromSynth } from "./inventory";
import { describeResolved } from "./resource/resolved";
import { UnresolvedReference } from "./resource/unresolved-reference";
import type { SynthesizedUnit } from "./unit";

const bucket = "shop-state";
const unit = (layer: string, json: Record<string, unknown>): SynthesizedUnit => ({
  environment: "shop/production/eu-west-1",
  environmentId: "shop-production",
  layer,
  stack: `shop-production-${layer}`,
  json: { terraform: { backend: { s3: { bucket, key: `shop/${layer}/terraform.tfstate` } } }, ...json },
});

const network = unit("network", {
  resource: {
    aws_vpc: {
      main: { cidr_block: "10.20.0.0/16", "//": { metadata: { path: "shop-production-network/main" } } },
    },
    aws_subnet: { private_a: { vpc_id: "${aws_vpc.main.id}" }, private_b: {} },
    aws_kms_key: { volumes: {} },
  },
  output: {
    vpc_id: { value: "${aws_vpc.main.id}" },
    private_subnet_ids: { value: ["${aws_subnet.private_a.id}", "${aws_subnet.private_b.id}"] },
    zone_count: { value: 2 },
    keys: { value: { volumes: { id: "${aws_kms_key.volumes.id}", arn: "${aws_kms_key.volumes.arn}" } } },
  },
});

const picked = (field: string): string =>
  `\${var.network == null ? data.terraform_remote_state.network[0].outputs.${field} : var.network.${field}}`;
const cluster = unit("cluster", {
  variable: { network: { default: null }, size: { default: 3 }, token: { type: "string" } },
  data: {
    terraform_remote_state: {
      network: {
        count: "${var.network == null ? 1 : 0}",
        config: { bucket, key: "shop/network/terraform.tfstate" },
      },
    },
    aws_ssm_parameter: { image: { count: "${var.image == null ? 1 : 0}", name: "/aws/image" } },
  },
  locals: {
    network: {
      vpc_id: picked("vpc_id"),
      private_subnet_ids: picked("private_subnet_ids"),
      zone_count: picked("zone_count"),
      gone: picked("gone"),
      keys: `\${tomap({for name, entry in (${picked("keys").slice(2, -1)}) : name => { id = entry.id, arn = entry.arn }})}`,
    },
    image: "${var.image == null ? data.aws_ssm_parameter.image[0].value : var.image}",
  },
  resource: {
    aws_eks_cluster: { main: {} },
    aws_iam_role: { nodes: {} },
    aws_acm_certificate_validation: { web: { count: 1 } },
  },
});
const withImage = {
  ...cluster,
  json: {
    ...(cluster.json as object),
    variable: { network: { default: null }, image: { default: null }, size: { default: 3 }, token: {} },
  },
};
const inventory = fromSynth([network, withImage]);

describe("resolve", () => {
  it.each([
    {
      value: "${aws_eks_cluster.main.identity[0].oidc[0].issuer}",
      expected: "aws_eks_cluster.main.identity.0.oidc.0.issuer (cluster)",
    },
    { value: "${local.network.vpc_id}", expected: "aws_vpc.main.id (network)" },
    {
      value: "${local.network.private_subnet_ids}",
      expected: "[aws_subnet.private_a.id (network), aws_subnet.private_b.id (network)]",
    },
    { value: "${local.network.private_subnet_ids[1]}", expected: "aws_subnet.private_b.id (network)" },
    {
      value: "${element(local.network.private_subnet_ids, 0)}",
      expected: "aws_subnet.private_a.id (network)",
    },
    { value: '${local.network.keys["volumes"].arn}', expected: "aws_kms_key.volumes.arn (network)" },
    { value: "${local.network.zone_count}", expected: "2" },
    { value: "${local.image}", expected: "data.aws_ssm_parameter.image.value (cluster)" },
    {
      value: "${one(aws_acm_certificate_validation.web[*].certificate_arn)}",
      expected: "aws_acm_certificate_validation.web.certificate_arn (cluster)",
    },
    { value: "${var.size}", expected: "3" },
    { value: "${var.token}", expected: "var.token (cluster)" },
    { value: "arn:${aws_iam_role.nodes.arn}/*", expected: "arn:${aws_iam_role.nodes.arn (cluster)}/*" },
    {
      value: '${replace(aws_eks_cluster.main.url, "https://", "")}',
      expected: 'replace(aws_eks_cluster.main.url (cluster), "https://", "")',
    },
    { value: "$${aws:username}", expected: '"${aws:username}"' },
    {
      value: { ids: ["${aws_iam_role.nodes.id}", 4, true] },
      expected: "{ ids: [aws_iam_role.nodes.id (cluster), 4, true] }",
    },
    { value: "plain", expected: '"plain"' },
    { value: "${var.token ? 1 : 2}", expected: "?:(var.token (cluster), 1, 2)" },
    {
      value: '${coalesce(aws_iam_role.nodes.path, "b")}',
      expected: 'coalesce(aws_iam_role.nodes.path (cluster), "b")',
    },
    { value: "${try(aws_iam_role.nodes.path, 1)}", expected: "try(aws_iam_role.nodes.path (cluster), 1)" },
    {
      value: "${[for one in aws_iam_role.nodes.list : one.id]}",
      expected: "[aws_iam_role.nodes.list.*.id (cluster)]",
    },
    {
      value: '${[for one in aws_iam_role.nodes.list : "a"]}',
      expected: 'for(aws_iam_role.nodes.list (cluster), "a")',
    },
    {
      value: "${aws_iam_role.nodes.list[count.index].id}",
      expected: 'index(aws_iam_role.nodes.list (cluster), count.index(), "id")',
    },
    { value: "${aws_iam_role.nodes[count.index].id}", expected: "aws_iam_role.nodes.id (cluster)" },
    { value: "a%{ if var.size > 2 }b%{ endif }", expected: 'unread("a%{ if var.size > 2 }b%{ endif }")' },
    { value: undefined, expected: "nothing" },
  ])("$value comes to $expected", ({ value, expected }) => {
    expect(describeResolved(inventory.resolve(value, "cluster"))).toBe(expected);
  });

  it.each([
    { value: "${aws_vpc.main.id}", message: "cluster: aws_vpc.main is not declared" },
    {
      value: "${local.data.vpc_id}",
      message: "cluster: local.data is not declared, expected one of network, image",
    },
    {
      value: "${local.network.zone}",
      message: 'cluster: no field "zone", expected one of vpc_id, private_subnet_ids, zone_count, gone, keys',
    },
    {
      value: "${local.network.gone}",
      message:
        'cluster: layer network has no output "gone", expected one of vpc_id, private_subnet_ids, zone_count, keys',
    },
    {
      value: '${local.network.keys["logs"].arn}',
      message: 'network: no field "logs", expected one of volumes',
    },
    { value: "${var.nothing}", message: "cluster: var.nothing is not declared" },
  ])("refuses $value", ({ value, message }) => {
    expect(() => inventory.resolve(value, "cluster")).toThrow(new UnresolvedReference(message));
  });

  it("refuses a remote state that no unit of the environment writes", () => {
    const moved = {
      ...network,
      json: { ...(network.json as object), terraform: { backend: { s3: { bucket, key: "elsewhere" } } } },
    };
    expect(() => fromSynth([moved, withImage]).resolve("${local.network.vpc_id}", "cluster")).toThrow(
      new UnresolvedReference(
        "cluster: no unit of the environment writes the state shop-state/shop/network/terraform.tfstate",
      ),
    );
  });
});

describe("resources", () => {
  it("reads paths through objects and lists of one, and construct paths", () => {
    const nested = fromSynth([
      unit("cluster", {
        resource: { aws_x: { one: { block: { leaf: 1 } }, many: { block: [{ leaf: 2 }, { leaf: 3 }] } } },
      }),
    ]).resources("aws_x");
    expect(
      nested.map((resource) => [
        resource.get("block.leaf"),
        resource.get("block.0.leaf"),
        resource.list("block").length,
      ]),
    ).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(
      inventory.resources("aws_vpc").map(({ address, constructPath }) => [address, constructPath]),
    ).toEqual([["aws_vpc.main", "shop-production-network/main"]]);
  });

  it("finds the companions of a resource by what they refer to", () => {
    const [vpc] = inventory.resources("aws_vpc");
    expect(vpc && inventory.companions(vpc, "aws_subnet", "vpc_id").map(({ name }) => name)).toEqual([
      "private_a",
    ]);
  });
});
