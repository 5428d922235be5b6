import { isBlock } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { parse } from "yaml";

const PRODUCTION = "numinia/production/eu-west-1";

// CDKTF takes the place of Terragrunt: one unit for each layer, deployed in the order in which they read each other.
claim("NUMINIA-SVC-TOOL-01", PRODUCTION, (template) => {
  expect(
    template.layers.map((layer) => [
      layer,
      template
        .data("terraform_remote_state", layer)
        .map(({ name }) => name)
        .sort(),
    ]),
  ).toEqual([
    ["audit", []],
    ["network", []],
    ["cluster", ["network"]],
    ["data", ["cluster", "network"]],
    ["edge", ["data"]],
    ["addons", ["cluster", "data", "network"]],
  ]);
  expect(template.layers.map((layer) => template.backend(layer).get("key"))).toEqual([
    "production/eu-west-1/numinia/audit/tf.tfstate",
    "production/eu-west-1/numinia/network/tf.tfstate",
    "production/eu-west-1/numinia/cluster/tf.tfstate",
    "production/eu-west-1/numinia/data/tf.tfstate",
    "production/eu-west-1/numinia/edge/tf.tfstate",
    "production/eu-west-1/numinia/addons/tf.tfstate",
  ]);
});

// Constructs take the place of the modules: the same resources, typed.
claim("NUMINIA-BASE-NET-01", PRODUCTION, (template) => {
  const types = [
    "aws_vpc",
    "aws_subnet",
    "aws_route_table",
    "aws_route_table_association",
    "aws_nat_gateway",
    "aws_internet_gateway",
  ];

  expect(Object.fromEntries(types.map((type) => [type, template.count(type, "network")]))).toEqual({
    aws_vpc: 1,
    aws_subnet: 9,
    aws_route_table: 5,
    aws_route_table_association: 9,
    aws_nat_gateway: 3,
    aws_internet_gateway: 1,
  });
  expect(
    template.units.filter(({ json }) => isBlock(json) && json.module !== undefined).map(({ layer }) => layer),
  ).toEqual([]);
});

claim("NUMINIA-BASE-DEP-01", PRODUCTION, (template) => {
  const credentials = template.layers.flatMap((layer) =>
    template
      .provider("aws", layer)
      .map((provider) => [
        `${layer} ${String(provider.get("region"))}`,
        ...["access_key", "secret_key", "token"].map((name) => provider.get(name)),
      ]),
  );

  expect(credentials).toEqual(
    [
      "audit eu-west-1",
      "network eu-west-1",
      "cluster eu-west-1",
      "data eu-west-1",
      "edge eu-west-1",
      "edge us-east-1",
      "addons eu-west-1",
    ].map((provider) => [provider, undefined, undefined, undefined]),
  );
});

// The document's 5.87.0 is older than what the layers are checked against, which is 5.100.0 and 6.x alike.
claim("NUMINIA-BASE-DEP-02", PRODUCTION, (template) => {
  const versions = template.units.map(({ layer, json }) => [
    layer,
    (json as { terraform: { required_providers: { aws: { version: string } } } }).terraform.required_providers
      .aws.version,
  ]);

  expect(versions).toEqual(
    ["audit", "network", "cluster", "data", "edge", "addons"].map((layer) => [layer, ">= 5.100.0, < 7.0.0"]),
  );
});

claim("NUMINIA-BASE-DEP-03", PRODUCTION, (template) => {
  const { catalog } = parse(String(template.file("pnpm-workspace.yaml")));
  expect([
    catalog.cdktf,
    catalog["cdktf-cli"],
    catalog["@cdktf/provider-aws"],
    catalog["@cdktf/provider-kubernetes"],
    catalog["@cdktf/provider-helm"],
  ]).toEqual(["0.21.0", "0.21.0", "21.22.1", "12.1.1", "12.1.2"]);

  // `catalog:` takes the version above.
  const { devDependencies } = template.file("package.json") as PackageFile;
  expect([devDependencies?.cdktf, devDependencies?.["cdktf-cli"]]).toEqual(["catalog:", "catalog:"]);
  const { dependencies } = template.file("stacks/package.json") as PackageFile;
  expect(
    ["cdktf", "@cdktf/provider-aws", "@cdktf/provider-kubernetes", "@cdktf/provider-helm"].map(
      (name) => dependencies?.[name],
    ),
  ).toEqual(["catalog:", "catalog:", "catalog:", "catalog:"]);

  const { jobs } = parse(String(template.file(".github/workflows/ci.yml")));
  expect(
    jobs.ci.steps.flatMap(
      (step: { with?: { terraform_version?: string } }) => step.with?.terraform_version ?? [],
    ),
  ).toEqual(["1.11.4"]);
});

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

// Environment and layer are in the name of the stack that a command is given, and the path is in its state's key.
claim("NUMINIA-BASE-DEP-04", PRODUCTION, (template) => {
  expect(template.units.map(({ stack, layer }) => [stack, template.backend(layer).get("key")])).toEqual([
    ["numinia-production-audit", "production/eu-west-1/numinia/audit/tf.tfstate"],
    ["numinia-production-network", "production/eu-west-1/numinia/network/tf.tfstate"],
    ["numinia-production-cluster", "production/eu-west-1/numinia/cluster/tf.tfstate"],
    ["numinia-production-data", "production/eu-west-1/numinia/data/tf.tfstate"],
    ["numinia-production-edge", "production/eu-west-1/numinia/edge/tf.tfstate"],
    ["numinia-production-addons", "production/eu-west-1/numinia/addons/tf.tfstate"],
  ]);
});
