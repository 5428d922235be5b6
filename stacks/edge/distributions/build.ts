import { aliasRecords, Distribution, type DistributionProps } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build, type EdgeContext } from "../builder";
import { buildCertificates } from "../certificates/build";
import { recordId } from "../domains";
import { buildWebAcls } from "../webAcls/build";
import { buildZone } from "../zone/build";
import { distributions } from "./kind";
import type { DistributionSettings } from "./settings";

/** The distributions, by name, each with the records of its aliases. */
export const buildDistributions = build(distributions, (context) => {
  const { scope, settings, names, made } = context;
  const each = new Construct(scope, "distributions");
  const { zone_id: zoneId, zone_name: zoneName } = made(buildZone);
  return byName(settings, (distribution, entry) => {
    const { name, aliases } = names(entry);
    const domains = Object.values(aliases);
    const construct = new Distribution(each, entry, {
      ...contentOf(entry, distribution, context),
      ...viewersOf(entry, distribution, domains, context),
      name,
      description: distribution.description ?? name,
    });
    const { distributionId, arn, domainName, hostedZoneId } = construct;
    for (const domain of domains) {
      aliasRecords(construct, recordId(domain, zoneName), {
        zoneId,
        name: domain,
        target: { domainName, hostedZoneId },
      });
    }
    return { id: distributionId, arn, domain_name: domainName, construct, name };
  });
});

type Made = Pick<EdgeContext, "made">;

/** What it serves, and how it caches that. */
function contentOf(
  entry: string,
  distribution: DistributionSettings,
  { read }: Pick<EdgeContext, "read">,
): Omit<DistributionProps, "name" | "description" | "viewers"> {
  const { origin, cachePolicy, originRequestPolicy, methods, errorResponses, priceClass } = distribution;
  const { defaultRootObject, logs, countries } = distribution;
  const { contentSecurityPolicy, ...headers } = distribution.headers;
  const bucket = (name: string) => read("data").buckets.entry(name);
  const { name, arn, regional_domain_name: regionalDomainName } = bucket(origin.bucket);
  return {
    origin: { name, arn, regionalDomainName },
    cachePolicy,
    originRequestPolicy,
    methods,
    errorResponses,
    priceClass,
    countries:
      countries.allow === "all" ? { allow: "all" } : { allow: countries.allow, codes: countries.codes },
    headers: { ...headers, ...(contentSecurityPolicy === undefined ? {} : { contentSecurityPolicy }) },
    ...(defaultRootObject === undefined ? {} : { defaultRootObject }),
    ...(logs === undefined
      ? {}
      : {
          logs: { bucketDomainName: bucket(logs.bucket).domain_name, prefix: logs.prefix ?? `cdn/${entry}/` },
        }),
  };
}

/** How viewers reach it, and what stands between. */
function viewersOf(
  entry: string,
  { viewerProtocol, minimumTls, certificate = "", webAcl }: DistributionSettings,
  aliases: readonly string[],
  { made }: Made,
): Pick<DistributionProps, "viewers" | "webAclArn"> {
  const at = `edge.distributions.${entry}`;
  const domain = () => ({
    aliases,
    certificateArn: entryOf(made(buildCertificates), certificate, `${at}.certificate`).arn,
    minimumTls,
  });
  return {
    viewers: { protocol: viewerProtocol, ...(aliases.length === 0 ? {} : { domain: domain() }) },
    ...(webAcl === undefined ? {} : { webAclArn: entryOf(made(buildWebAcls), webAcl, `${at}.webAcl`).arn }),
  };
}
