import type { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { northVirginia, synthesized } from "../synthesized.fixture";
import { Certificate, type CertificateProps } from "./certificate";
import { ValidationRecords } from "./validation-records";

const inZone = (scope: Construct) =>
  new ValidationRecords(scope, "validation-records", { zoneId: "Z1", zone: "shop.example.com" });

const build = (props: Partial<CertificateProps> = {}) =>
  synthesized(
    (scope) =>
      new Certificate(scope, "site", {
        domain: "shop.example.com",
        wait: "issued",
        records: inZone(scope),
        ...props,
      }),
  );

const CERTIFICATE = "aws_acm_certificate.site";
const RECORD = "aws_route53_record.validation-records";
const VALIDATION = "aws_acm_certificate_validation.site_validation";

/** The value of a field of the certificate's option for a name. */
const option = (field: string, name: string, certificate = CERTIFICATE) =>
  `\${one([for option in ${certificate}.domain_validation_options : option.${field} if option.domain_name == "${name}"])}`;

describe("a certificate", () => {
  const { built, addresses, at, written } = build();

  it("is validated by a record in its zone", () => {
    expect(addresses).toEqual([CERTIFICATE, VALIDATION, RECORD]);
    expect(at(CERTIFICATE)).toMatchObject({
      domain_name: "shop.example.com",
      validation_method: "DNS",
      key_algorithm: "RSA_2048",
    });
    expect(at(RECORD)).toEqual({
      zone_id: "Z1",
      name: option("resource_record_name", "shop.example.com"),
      type: option("resource_record_type", "shop.example.com"),
      records: [option("resource_record_value", "shop.example.com")],
      ttl: 300,
      allow_overwrite: true,
      lifecycle: { ignore_changes: ["name", "type"] },
    });
  });

  it("gets its successor before it goes, since what is in use cannot be deleted", () => {
    expect(at(CERTIFICATE).lifecycle).toEqual({ create_before_destroy: true });
  });

  it("is used once it is issued", () => {
    expect(at(VALIDATION)).toEqual({
      certificate_arn: "${aws_acm_certificate.site.arn}",
      validation_record_fqdns: ["${aws_route53_record.validation-records.fqdn}"],
    });
    expect(written(built.arn)).toBe("${aws_acm_certificate_validation.site_validation.certificate_arn}");
  });

  it("covers one name unless more are set", () => {
    expect(at(CERTIFICATE).subject_alternative_names).toEqual([]);
    expect(build({ names: ["*.shop.example.com"] }).at(CERTIFICATE).subject_alternative_names).toEqual([
      "*.shop.example.com",
    ]);
  });
});

it("a certificate that nothing waits for is used as it is requested", () => {
  const { built, addresses, written } = build({ wait: "requested" });

  expect(addresses).toEqual([CERTIFICATE, RECORD]);
  expect(written(built.arn)).toBe("${aws_acm_certificate.site.arn}");
});

it("a certificate for CloudFront is issued in us-east-1, its records are global", () => {
  const { at } = synthesized(
    (scope) =>
      new Certificate(scope, "site", {
        domain: "shop.example.com",
        wait: "issued",
        records: inZone(scope),
        provider: northVirginia(scope),
      }),
  );

  expect(at(CERTIFICATE).provider).toBe("aws.us-east-1");
  expect(at(VALIDATION).provider).toBe("aws.us-east-1");
  expect(at(RECORD)).not.toHaveProperty("provider");
});
