import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { shieldProtection } from "./protection";

it("Shield Advanced protects one resource", () => {
  const { at } = synthesized((scope) =>
    shieldProtection(scope, "site", {
      name: "shop-site",
      resourceArn: "arn:aws:cloudfront::111122223333:distribution/E1",
    }),
  );

  expect(at("aws_shield_protection.site")).toEqual({
    name: "shop-site",
    resource_arn: "arn:aws:cloudfront::111122223333:distribution/E1",
  });
});
