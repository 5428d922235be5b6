import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { zonePart } from "../domains";
import { hasName } from "../zone/check";
import type { ZoneSettings } from "../zone/settings";
import { distributionProblems } from "./check";
import { type DistributionSettings, distribution } from "./settings";

/** Distributions of CloudFront, each in front of a bucket. */
export const distributions = defineKind({
  key: "distributions",
  title: "distribution",
  description: "CloudFront distributions",
  entry: distribution,
  outputs: {
    description: "CloudFront distributions",
    fields: {
      id: string("Distribution id", "E0A1B2C3D4E5F6"),
      arn: string("ARN of the distribution", "arn:aws:cloudfront::111122223333:distribution/E0A1B2C3D4E5F6"),
      domain_name: string("CloudFront's own domain name", "d111111abcdef8.cloudfront.net"),
    },
  },
  names: {
    // Its origin access control and its headers policy have it. Source: CloudFront `CreateOriginAccessControl`, 64 characters.
    name: { of: "CloudFront distribution", default: "{id}-{entry}", scope: "account", longest: 64 },
    // Source: Route 53 developer guide, "DNS domain name format".
    aliases: {
      of: "CloudFront alias",
      each: "aliases",
      default: "{item}",
      scope: "world",
      longest: 253,
      parts: zonePart,
      when: (_: DistributionSettings, edge: ZoneSettings) => hasName(edge),
    },
  },
  check: distributionProblems,
});
