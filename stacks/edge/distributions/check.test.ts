import type { CheckContext, Environment } from "@strata/config";
import { describe, expect, it } from "vitest";
import { edgeCheck } from "./check";
import { edgeSettings } from "./settings";

const BUCKETS = {
  assets: { access: "cdn", receives: [] },
  logs: { access: "private", receives: ["server-access-logs", "cloudfront-logs"] },
};

const SITE = {
  origin: { bucket: "assets" },
  certificate: "site",
  webAcl: "site",
  logs: { bucket: "logs" },
};

const SHOP = {
  domain: "example.com",
  certificates: { site: {} },
  webAcls: { site: { managedRules: { AWSManagedRulesCommonRuleSet: { priority: 0 } } } },
  distributions: { site: SITE },
};

interface Case {
  readonly settings: unknown;
  readonly buckets?: unknown;
  readonly region?: string;
}

function problems({ settings, buckets = BUCKETS, region = "eu-west-1" }: Case): readonly string[] {
  const environment = { id: "shop", region } as Environment;
  const context: CheckContext = {
    environment,
    settings: (layer) => (layer === "edge" ? edgeSettings.parse(settings) : { buckets }),
  };
  return edgeCheck(context).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

/** The shop with another site. */
function site(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...SHOP, distributions: { site: { ...SITE, ...changes } } };
}

describe("edge settings are refused for", () => {
  it.each<Case & { readonly fault: string; readonly message: string }>([
    {
      fault: "a zone without a name",
      settings: { ...SHOP, domain: undefined },
      message: "zone.name: expected a domain, got nothing; set zone.name, or domain for its parent",
    },
    {
      fault: "a query log of a zone that is not ours",
      settings: { ...SHOP, zone: { mode: "existing", queryLog: {} } },
      message:
        "zone.queryLog: expected none, since a zone has one query log and whoever made the zone keeps it, got a query log beside mode: existing; set queryLog: null",
    },
    {
      fault: "a certificate's domain outside the zone",
      settings: { ...SHOP, certificates: { ...SHOP.certificates, gateway: { domain: "example.org" } } },
      message: 'certificates.gateway.domain: expected shop.example.com or a name below it, got "example.org"',
    },
    {
      fault: "a certificate's further name outside the zone",
      settings: { ...SHOP, certificates: { site: { names: ["*.{zone}", "*.example.com"] } } },
      message: 'certificates.site.names.1: expected shop.example.com or a name below it, got "*.example.com"',
    },
    {
      fault: "an unknown certificate",
      settings: site({ certificate: "sites" }),
      message: 'distributions.site.certificate: expected an entry of edge.certificates: site, got "sites"',
    },
    {
      fault: "aliases without a certificate",
      settings: site({ certificate: undefined }),
      message:
        "distributions.site.certificate: expected a certificate for shop.example.com: site, got nothing",
    },
    {
      fault: "a certificate of another region",
      settings: { ...SHOP, certificates: { site: { region: "own" } } },
      message:
        'distributions.site.certificate: expected a certificate of us-east-1, the only ones that CloudFront takes, got "site", which is of eu-west-1',
    },
    {
      fault: "an alias that the certificate does not cover",
      settings: site({ aliases: ["{zone}", "www.{zone}"] }),
      message:
        'distributions.site.aliases.1: expected a name of certificate site: shop.example.com, got "www.shop.example.com"',
    },
    {
      fault: "aliases in a zone that nobody delegates to",
      settings: { ...SHOP, zone: { delegated: false } },
      message:
        "distributions.site.aliases: expected none while zone.delegated is false, since no certificate is issued before, got shop.example.com; set aliases: [] until the parent domain delegates",
    },
    {
      fault: "an unknown web ACL",
      settings: site({ webAcl: "strict" }),
      message: 'distributions.site.webAcl: expected an entry of edge.webAcls: site, got "strict"',
    },
    {
      fault: "two rule groups of one priority",
      settings: {
        ...SHOP,
        webAcls: {
          site: {
            managedRules: {
              AWSManagedRulesCommonRuleSet: { priority: 1 },
              AWSManagedRulesAnonymousIpList: { priority: 1 },
            },
          },
        },
      },
      message:
        "webAcls.site.managedRules.AWSManagedRulesAnonymousIpList.priority: expected a priority of its own, got 1, which AWSManagedRulesCommonRuleSet has too",
    },
    {
      fault: "countries that are not said to be allowed or not",
      settings: site({ countries: { codes: ["ES"] } }),
      message: "distributions.site.countries.codes: expected none, since allow is all, got ES",
    },
    {
      fault: "only some countries, but which",
      settings: site({ countries: { allow: "only" } }),
      message: "distributions.site.countries.codes: expected the countries that allow: only means, got none",
    },
    {
      fault: "an unknown log bucket",
      settings: site({ logs: { bucket: "log" } }),
      message: 'distributions.site.logs.bucket: expected an entry of data.buckets: assets, logs, got "log"',
    },
    {
      fault: "a log bucket that takes no logs of CloudFront",
      settings: SHOP,
      buckets: { ...BUCKETS, logs: { access: "private", receives: ["server-access-logs"] } },
      message:
        'distributions.site.logs.bucket: expected a bucket that receives cloudfront-logs, got "logs", which receives server-access-logs; add cloudfront-logs to data.buckets.logs.receives',
    },
    {
      fault: "an origin that is private",
      settings: SHOP,
      buckets: { ...BUCKETS, assets: { access: "private" } },
      message:
        'distributions.site.origin.bucket: expected a bucket with access: cdn, got "assets", with access: private',
    },
    {
      fault: "a bucket for distributions that none serves",
      settings: SHOP,
      buckets: { ...BUCKETS, media: { access: "cdn" } },
      message:
        "distributions: expected a distribution for data.buckets.media, whose access is cdn, got site; add one with origin: { bucket: media }, or set the bucket's access to private",
    },
    {
      fault: "two distributions of one bucket",
      settings: {
        ...SHOP,
        distributions: { site: SITE, mirror: { origin: { bucket: "assets" }, aliases: [] } },
      },
      message:
        'distributions.mirror.origin.bucket: expected a bucket of its own, since the bucket\'s policy names one distribution, got "assets", which distributions.site serves',
    },
  ])("$fault", ({ message, ...given }) => {
    expect(problems(given)).toEqual([message]);
  });

  it("logs in the bucket that the world reads, twice over", () => {
    expect(problems({ settings: site({ logs: { bucket: "assets" } }) })).toEqual([
      'distributions.site.logs.bucket: expected a bucket with access: private, got "assets", with access: cdn',
      'distributions.site.logs.bucket: expected a bucket that receives cloudfront-logs, got "assets", which receives nothing; add cloudfront-logs to data.buckets.assets.receives',
    ]);
  });

  it("an alias outside the zone, which no certificate there covers either", () => {
    expect(problems({ settings: site({ aliases: ["shop.example.org"] }) })).toEqual([
      'distributions.site.aliases.0: expected shop.example.com or a name below it, got "shop.example.org"',
      'distributions.site.aliases.0: expected a name of certificate site: shop.example.com, got "shop.example.org"',
    ]);
  });
});

describe("edge settings are accepted", () => {
  it.each<Case & { readonly what: string }>([
    { what: "with a site and its bucket", settings: SHOP },
    {
      what: "with a wildcard",
      settings: {
        ...SHOP,
        ...(site({ aliases: ["*.{zone}"] }) as object),
        certificates: { site: { names: ["*.{zone}"] } },
      },
    },
    {
      what: "with the own region's certificate where it is us-east-1",
      settings: { ...SHOP, certificates: { site: { region: "own" } } },
      region: "us-east-1",
    },
    {
      what: "without aliases before anybody delegates",
      settings: { ...(site({ aliases: [] }) as object), zone: { delegated: false } },
    },
    { what: "with nothing but a zone", settings: { domain: "example.com" }, buckets: {} },
  ])("$what", ({ what: _, ...given }) => {
    expect(problems(given)).toEqual([]);
  });

  it("where the buckets are not known, since their layer has faults of its own", () => {
    const environment = { id: "shop", region: "eu-west-1" } as Environment;
    const context: CheckContext = {
      environment,
      settings: (layer) => (layer === "edge" ? edgeSettings.parse(SHOP) : undefined),
    };

    expect(edgeCheck(context)).toEqual([]);
  });
});
