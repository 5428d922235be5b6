import { expect, it } from "vitest";
import { resource, SHOP, synth } from "../shop.fixture";

it("protects each distribution with Shield Advanced where it is on, and only there", () => {
  expect(
    resource(synth({ ...SHOP, shieldAdvanced: true }), "aws_shield_protection", "distributions_site_shield")
      .resource_arn,
  ).toBe("${aws_cloudfront_distribution.distributions_site.arn}");
  expect(Object.keys(synth().resource)).not.toContain("aws_shield_protection");
});
