import type { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Certificate } from "./certificate";
import { ValidationRecords } from "./validation-records";

const inZone = (scope: Construct) =>
  new ValidationRecords(scope, "validation-records", { zoneId: "Z1", zone: "shop.example.com" });

describe("certificates that share names", () => {
  const { addresses, at } = synthesized((scope) => {
    const records = inZone(scope);
    const wait = "issued";
    new Certificate(scope, "site", {
      domain: "shop.example.com",
      names: ["*.shop.example.com"],
      wait,
      records,
    });
    new Certificate(scope, "gateway", {
      domain: "a.b.shop.example.com",
      names: ["shop.example.com"],
      wait,
      records,
    });
    return new Certificate(scope, "other", { domain: "a-b.shop.example.com", wait, records });
  });

  it("share one record for a name and its wildcard, of the first that has it", () => {
    expect(addresses.filter((address) => address.startsWith("aws_route53_record."))).toEqual([
      "aws_route53_record.validation-records",
      "aws_route53_record.validation-records_a-b",
      "aws_route53_record.validation-records_b_a",
    ]);
    expect(at("aws_route53_record.validation-records").name).toBe(
      '${one([for option in aws_acm_certificate.site.domain_validation_options : option.resource_record_name if option.domain_name == "shop.example.com"])}',
    );
  });

  it("each wait for the records of all their names", () => {
    expect(at("aws_acm_certificate_validation.site_validation").validation_record_fqdns).toEqual([
      "${aws_route53_record.validation-records.fqdn}",
    ]);
    expect(at("aws_acm_certificate_validation.gateway_validation").validation_record_fqdns).toEqual([
      "${aws_route53_record.validation-records_b_a.fqdn}",
      "${aws_route53_record.validation-records.fqdn}",
    ]);
  });
});
