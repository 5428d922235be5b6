import { expect, it } from "vitest";
import { synth } from "./shop.fixture";

it("the stack publishes what later layers read", () => {
  const { output } = synth();

  expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
    certificates: {
      site: { arn: "${aws_acm_certificate_validation.certificates_site_validation.certificate_arn}" },
    },
    distributions: {
      site: {
        arn: "${aws_cloudfront_distribution.distributions_site.arn}",
        domain_name: "${aws_cloudfront_distribution.distributions_site.domain_name}",
        id: "${aws_cloudfront_distribution.distributions_site.id}",
      },
    },
    load_balancers: {},
    name_servers: "${aws_route53_zone.zone.name_servers}",
    target_groups: {},
    zone_id: "${aws_route53_zone.zone.zone_id}",
    zone_name: "shop-production.example.com",
  });
});
