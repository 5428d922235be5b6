import { aliasRecords, Distribution, type DistributionProps, shieldProtection } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { type EdgeDomains, recordId } from "./domains";
import { entryResourceName } from "./names";
import type { EdgeSettings } from "./settings";

/** What distributions are made from. */
export interface DistributionsProps {
  readonly environmentId: string;
  readonly settings: EdgeSettings;
  readonly domains: EdgeDomains;
  readonly zoneId: string;
  readonly certificateArns: Readonly<Record<string, string>>;
  readonly webAclArns: Readonly<Record<string, string>>;
  /** A bucket of the data layer, by its entry name. */
  readonly bucket: (entry: string) => {
    readonly name: string;
    readonly arn: string;
    readonly regional_domain_name: string;
    readonly domain_name: string;
  };
}

type DistributionSettings = EdgeSettings["distributions"][string];

/** The distributions of `distributions`, by name, each with the records of its aliases. */
export function distributions(
  scope: Construct,
  props: DistributionsProps,
): Readonly<Record<string, Distribution>> {
  const { settings, domains, zoneId, environmentId } = props;
  const each = new Construct(scope, "distributions");
  return byName(settings.distributions, (entry, name) => {
    const resourceName = entryResourceName(environmentId, name);
    const distribution = new Distribution(each, name, {
      ...distributionProps(props, entry, name),
      name: resourceName,
      description: entry.description ?? resourceName,
    });
    const { domainName, hostedZoneId, arn } = distribution;
    for (const alias of entry.aliases.map(domains.spell)) {
      aliasRecords(distribution, recordId(alias, domains.zone), {
        zoneId,
        name: alias,
        target: { domainName, hostedZoneId },
      });
    }
    if (settings.shieldAdvanced) {
      shieldProtection(distribution, "shield", { name: resourceName, resourceArn: arn });
    }
    return distribution;
  });
}

function distributionProps(
  { bucket, domains, certificateArns, webAclArns }: DistributionsProps,
  entry: DistributionSettings,
  name: string,
): Omit<DistributionProps, "name" | "description"> {
  const { origin, aliases, certificate, webAcl, viewerProtocol, minimumTls, logs, countries } = entry;
  const { name: bucketName, arn, regional_domain_name } = bucket(origin.bucket);
  const { cachePolicy, originRequestPolicy, methods, errorResponses, priceClass, defaultRootObject } = entry;
  const { contentSecurityPolicy, ...headers } = entry.headers;
  return {
    origin: { name: bucketName, arn, regionalDomainName: regional_domain_name },
    viewers: {
      protocol: viewerProtocol,
      ...(aliases.length === 0
        ? {}
        : {
            domain: {
              aliases: aliases.map(domains.spell),
              certificateArn: entryOf(certificateArns, certificate ?? "", "edge.certificates"),
              minimumTls,
            },
          }),
    },
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
          logs: { bucketDomainName: bucket(logs.bucket).domain_name, prefix: logs.prefix ?? `cdn/${name}/` },
        }),
    ...(webAcl === undefined ? {} : { webAclArn: entryOf(webAclArns, webAcl, "edge.webAcls") }),
  };
}
