import { describe, expect, it } from "vitest";
import { resource, SHOP, synth } from "../shop.fixture";

describe("certificates", () => {
  it("are validated by records for each name, known before the names' values are", () => {
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
    expect(resource(template, "aws_route53_record", "certificates_site_records")).toMatchObject({
      allow_overwrite: true,
      for_each:
        "${{for option in aws_acm_certificate.certificates_site.domain_validation_options : option.domain_name => option}}",
      name: "${each.value.resource_record_name}",
      records: ["${each.value.resource_record_value}"],
      type: "${each.value.resource_record_type}",
      zone_id: "${aws_route53_zone.zone.zone_id}",
    });
    expect(
      resource(template, "aws_acm_certificate_validation", "certificates_site_validation")
        .validation_record_fqdns,
    ).toBe("${[for record in aws_route53_record.certificates_site_records : record.fqdn]}");
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
