import { string, strings } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { LOG_GROUP_NAME_LENGTH } from "@strata/kind/vocabulary";
import { hasName, zoneProblems } from "./check";
import { type ZoneSettings, zoneSettings } from "./settings";

/** The public hosted zone of Route 53, created or looked up. */
export const zone = defineSingle({
  key: "zone",
  title: "hosted zone",
  description: "The public hosted zone of Route 53: created here, or looked up",
  settings: zoneSettings,
  outputs: {
    zone_id: string("Id of the public hosted zone", "Z0A1B2C3D4E5F6G7H8I9"),
    zone_name: string("Domain of the hosted zone", "shop.example.com"),
    name_servers: strings("Name servers that the parent domain delegates to", [
      "ns-1.awsdns-01.org",
      "ns-2.awsdns-02.com",
    ]),
  },
  // Environments may share a zone that exists already.
  made: (settings) => settings.zone.mode === "create" && hasName(settings),
  names: {
    // Source: Route 53 developer guide, "DNS domain name format".
    domain: {
      of: "hosted zone",
      setting: "zone.name",
      default: "{id}.{domain}",
      scope: "world",
      longest: 253,
      fixed: {
        since:
          "another domain is another zone with other name servers: every record and certificate is made anew",
        way: "make an environment with the other domain beside this one, and move to it",
        source: "Terraform aws_route53_zone.name",
      },
    },
    // Source: Route 53 developer guide, "Public DNS query logging": the prefix is required.
    queryLogGroup: {
      of: "log group",
      default: "/aws/route53/{domain}",
      scope: "region",
      region: "us-east-1",
      longest: LOG_GROUP_NAME_LENGTH,
      when: (settings: ZoneSettings) => settings.zone.queryLog !== undefined,
    },
  },
  check: ({ own }) => zoneProblems(own),
});
