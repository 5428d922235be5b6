/** A unit as it is synthesized, with a VPC, subnets by entry name, and a bucket. */
export function networkTemplate(subnets: Readonly<Record<string, string>> = { a: "10.0.0.0/24" }): {
  readonly [section: string]: unknown;
} {
  return {
    "//": { metadata: { stackName: "shop-production-network" } },
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } },
      backend: {
        s3: {
          bucket: "shop-state",
          encrypt: true,
          key: "shop/network/terraform.tfstate",
          region: "eu-west-1",
          use_lockfile: true,
        },
      },
    },
    provider: { aws: [{ region: "eu-west-1" }] },
    resource: {
      aws_vpc: { main: { cidr_block: "10.0.0.0/16", tags: { Name: "shop" } } },
      aws_subnet: Object.fromEntries(
        Object.entries(subnets).map(([name, cidr]) => [
          name,
          { vpc_id: "${aws_vpc.main.id}", cidr_block: cidr },
        ]),
      ),
    },
    output: { vpc_id: { value: "${aws_vpc.main.id}" } },
  };
}
