import { describe, expect, it } from "vitest";
import { resource, SHOP, synth } from "../shop.fixture";

describe("certificates", () => {
  it("are validated by one record for a name and its wildcard", () => {
    const template = synth({
      ...SHOP,
      certificates: { site: { names: ["*.{zone}"] } },
    });

    expect(resource(template, "aws_acm_certificate", "certificates_site")).toMatchObject({
      domain_name: "shop-production.example.com",
      lifecycle: { create_before_destroy: true },
      subject_alternative_names: ["*.shop-production.example.com"],
      validation_method: "DNS",
    });
    const option = (field: string): string =>
      `\${one([for option in aws_acm_certificate.certificates_site.domain_validation_options : option.${field} if option.domain_name == "shop-production.example.com"])}`;
    expect(resource(template, "aws_route53_record", "validation-records")).toMatchObject({
      allow_overwrite: true,
      name: option("resource_record_name"),
      records: [option("resource_record_value")],
      type: option("resource_record_type"),
      zone_id: "${aws_route53_zone.zone.zone_id}",
    });
    expect(
      resource(template, "aws_acm_certificate_validation", "certificates_site_validation")
        .validation_record_fqdns,
    ).toEqual(["${aws_route53_record.validation-records.fqdn}"]);
  });

  it("of the own region have the stack's provider", () => {
    const template = synth({ domain: "example.com", certificates: { gateway: { region: "own" } } });

    expect(resource(template, "aws_acm_certificate", "certificates_gateway").provider).toBeUndefined();
  });

  it("are not waited for while nobody delegates to the zone", () => {
    const template = synth({
      domain: "example.com",
      zone: { delegated: false },
      certificates: { site: {} },
    });

    expect(Object.keys(template.resource)).not.toContain("aws_acm_certificate_validation");
    expect(template.output.certificates?.value).toEqual({
      site: { arn: "${aws_acm_certificate.certificates_site.arn}" },
    });
  });
});
