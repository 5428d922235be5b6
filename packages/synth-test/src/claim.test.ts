import { describe, expect } from "vitest";
import { claim } from "./claim";
import { summary } from "./claims-reporter";
import "./index";
import { it } from "vitest";
import { shop } from "./shop.fixture";

const production = { units: shop };

describe("claim", () => {
  claim("SHOP-VPC-01", production, (template) => {
    expect(template.resource("aws_vpc").get("cidr_block")).toBe("10.20.0.0/16");
  });

  claim(["SHOP-EKS-01", "SHOP-EKS-07"], production, (template) => {
    expect(template.resource("aws_eks_cluster").resolve("vpc_config.subnet_ids")).toResolveTo(
      "aws_subnet.id",
    );
  });

  claim("SHOP-ENV-02", [production, production], (one, other) => {
    expect(one.resource("aws_vpc").get("cidr_block")).toBe(other.resource("aws_vpc").get("cidr_block"));
  });
});

describe("summary", () => {
  it("gives the share of changes that were noticed, rounded down", () => {
    const claims = [
      { ids: ["SHOP-A", "SHOP-B"], changes: 2, noticed: 1 },
      { ids: ["SHOP-C"], changes: 1, noticed: 1 },
    ];
    expect(summary("shop.test.ts", claims)).toBe(
      "shop.test.ts: 3 claims, 2 of 3 changes to what they read noticed (66 %)",
    );
  });
});
