import { describe, expect, it } from "vitest";
import { blocksOf, typesIn } from "./template";

const TEMPLATE = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
  provider: { aws: [{ region: "eu-west-1" }, { alias: "us_east_1" }], helm: { kubernetes: {} } },
  data: { aws_region: { current: {} } },
  resource: { aws_subnet: { a: {}, b: {} }, helm_release: { shop: {} } },
};

describe("typesIn", () => {
  it("names each schema once", () => {
    expect(typesIn(TEMPLATE)).toEqual([
      "provider.aws",
      "provider.helm",
      "data.aws_region",
      "aws_subnet",
      "helm_release",
    ]);
  });
});

describe("blocksOf", () => {
  it("addresses each block as Terraform does", () => {
    expect(blocksOf(TEMPLATE).map(({ address }) => address)).toEqual([
      "provider.aws",
      "provider.aws.us_east_1",
      "provider.helm",
      "data.aws_region.current",
      "aws_subnet.a",
      "aws_subnet.b",
      "helm_release.shop",
    ]);
  });

  it("reads sections that are lists of objects, as Terraform does", () => {
    const sections = [{ aws_vpc: [{ a: {} }, { b: {} }] }, { aws_eip: { c: [{ domain: "vpc" }] } }];
    expect(blocksOf({ resource: sections })).toEqual([
      { address: "aws_vpc.a", schema: "aws_vpc", body: {} },
      { address: "aws_vpc.b", schema: "aws_vpc", body: {} },
      { address: "aws_eip.c", schema: "aws_eip", body: { domain: "vpc" } },
    ]);
  });
});
