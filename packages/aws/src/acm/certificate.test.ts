import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { Certificate, type CertificateProps } from "./certificate";

const defaults: CertificateProps = { domain: "shop.example.com", zoneId: "Z1", wait: "issued" };

const build = (props: Partial<CertificateProps> = {}) =>
  synthesized((scope) => new Certificate(scope, "site", { ...defaults, ...props }));

const CERTIFICATE = "aws_acm_certificate.site";
const RECORDS = "aws_route53_record.site_records";
const VALIDATION = "aws_acm_certificate_validation.site_validation";

describe("a certificate", () => {
  const { built, addresses, at, written } = build();

  it("is validated by records in its zone", () => {
    expect(addresses).toEqual([CERTIFICATE, VALIDATION, RECORDS]);
    expect(at(CERTIFICATE)).toMatchObject({
      domain_name: "shop.example.com",
      validation_method: "DNS",
      key_algorithm: "RSA_2048",
    });
    expect(at(RECORDS)).toEqual({
      for_each:
        "${{for option in aws_acm_certificate.site.domain_validation_options : option.domain_name => option}}",
      zone_id: "Z1",
      name: "${each.value.resource_record_name}",
      type: "${each.value.resource_record_type}",
      records: ["${each.value.resource_record_value}"],
      ttl: 300,
      allow_overwrite: true,
    });
  });

  it("gets its successor before it goes, since what is in use cannot be deleted", () => {
    expect(at(CERTIFICATE).lifecycle).toEqual({ create_before_destroy: true });
  });

  it("is used once it is issued", () => {
    expect(at(VALIDATION)).toEqual({
      certificate_arn: "${aws_acm_certificate.site.arn}",
      validation_record_fqdns: "${[for record in aws_route53_record.site_records : record.fqdn]}",
    });
    expect(written(built.arn)).toBe("${aws_acm_certificate_validation.site_validation.certificate_arn}");
  });

  it("covers one name unless more are set", () => {
    expect(at(CERTIFICATE)).not.toHaveProperty("subject_alternative_names");
    expect(build({ names: ["*.shop.example.com"] }).at(CERTIFICATE).subject_alternative_names).toEqual([
      "*.shop.example.com",
    ]);
  });
});

it("a certificate that nothing waits for is used as it is requested", () => {
  const { built, addresses, written } = build({ wait: "requested" });

  expect(addresses).toEqual([CERTIFICATE, RECORDS]);
  expect(written(built.arn)).toBe("${aws_acm_certificate.site.arn}");
});

it("a certificate for CloudFront is issued in us-east-1, its records are global", () => {
  const { at } = synthesized(
    (scope) => new Certificate(scope, "site", { ...defaults, provider: northVirginia(scope) }),
  );

  expect(at(CERTIFICATE).provider).toBe("aws.us-east-1");
  expect(at(VALIDATION).provider).toBe("aws.us-east-1");
  expect(at(RECORDS)).not.toHaveProperty("provider");
});
