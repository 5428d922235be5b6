import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type AliasRecordsProps, aliasRecords } from "./alias-records";

const build = (props: Partial<AliasRecordsProps> = {}) =>
  synthesized((scope) =>
    aliasRecords(scope, "site", {
      zoneId: "Z1",
      name: "shop.example.com",
      target: { domainName: "d1.cloudfront.net", hostedZoneId: "Z2FDTNDATAQYW2" },
      ...props,
    }),
  );

describe("alias records", () => {
  it("answer for IPv4 and IPv6", () => {
    const { addresses, at } = build();

    expect(addresses).toEqual(["aws_route53_record.site-a", "aws_route53_record.site-aaaa"]);
    expect(at("aws_route53_record.site-a").type).toBe("A");
    expect(at("aws_route53_record.site-aaaa").type).toBe("AAAA");
  });

  it("lead to the target in its own zone, whose health Route 53 cannot evaluate", () => {
    expect(build().at("aws_route53_record.site-aaaa")).toEqual({
      zone_id: "Z1",
      name: "shop.example.com",
      type: "AAAA",
      alias: { name: "d1.cloudfront.net", zone_id: "Z2FDTNDATAQYW2", evaluate_target_health: false },
    });
  });

  it("answer for the addresses that the target has", () => {
    expect(build({ families: ["A"] }).addresses).toEqual(["aws_route53_record.site-a"]);
  });
});
