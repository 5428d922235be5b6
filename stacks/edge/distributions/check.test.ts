import { describe, expect, it } from "vitest";
import { type Acceptance, BUCKETS, type EdgeInput, faults, type Refusal } from "../shop.fixture";

const SITE = {
  origin: { bucket: "assets" },
  certificate: "site",
  webAcl: "site",
  logs: { bucket: "logs" },
};

const SHOP = {
  domain: "example.com",
  certificates: { site: {} },
  webAcls: { site: {} },
  distributions: { site: SITE },
} satisfies EdgeInput;

/** The shop with another site. */
function site(changes: Partial<NonNullable<EdgeInput["distributions"]>[string]>): EdgeInput {
  return { ...SHOP, distributions: { site: { ...SITE, ...changes } } };
}

describe("config check refuses distributions with", () => {
  it.each<Refusal>([
    {
      fault: "an unknown certificate",
      input: site({ certificate: "sites" }),
      messages: [
        'distributions.site.certificate: expected a certificate of edge.certificates, got "sites"; did you mean "site"?',
      ],
    },
    {
      fault: "aliases without a certificate",
      input: site({ certificate: undefined }),
      messages: [
        "distributions.site.certificate: expected a certificate for shop.example.com, got nothing; known: site",
      ],
    },
    {
      fault: "a certificate of another region",
      input: { ...SHOP, certificates: { site: { region: "own" } } },
      messages: [
        'distributions.site.certificate: expected a certificate in us-east-1, since CloudFront accepts no others, got "site", which is in eu-west-1',
      ],
    },
    ...[
      { subdomains: "none", seconds: 63_072_000 },
      { subdomains: "all", seconds: 86_400 },
    ].map((strictTransport) => ({
      fault: `a preload with subdomains ${strictTransport.subdomains} for ${strictTransport.seconds} seconds`,
      input: site({ headers: { strictTransport: { ...strictTransport, preload: "allowed" } } } as object),
      messages: [
        `distributions.site.headers.strictTransport.preload: expected none, unless subdomains is all and seconds 31536000 or more, without which browsers list no domain, got allowed, with subdomains ${strictTransport.subdomains} and ${strictTransport.seconds} seconds`,
      ],
    })),
    {
      fault: "an alias that the certificate does not cover",
      input: site({ aliases: ["{zone}", "www.{zone}"] }),
      messages: [
        'distributions.site.aliases.1: expected a name of certificate site: shop.example.com, got "www.shop.example.com"',
      ],
    },
    {
      fault: "aliases in a zone that nobody delegates to",
      input: { ...SHOP, zone: { delegated: false } },
      messages: [
        "distributions.site.aliases: expected none while zone.delegated is false, since no certificate is issued before, got shop.example.com; set aliases: [] until the parent domain delegates",
      ],
    },
    {
      fault: "an unknown web ACL",
      input: site({ webAcl: "strict" }),
      messages: ['distributions.site.webAcl: expected a web ACL of edge.webAcls, got "strict"; known: site'],
    },
    {
      fault: "countries that are not said to be allowed or not",
      input: site({ countries: { codes: ["ES"] } }),
      messages: ["distributions.site.countries.codes: expected none, since allow is all, got ES"],
    },
    {
      fault: "only some countries, but which",
      input: site({ countries: { allow: "only" } }),
      messages: [
        "distributions.site.countries.codes: expected the countries that allow: only means, got none",
      ],
    },
    {
      fault: "an unknown log bucket",
      input: site({ logs: { bucket: "log" } }),
      messages: [
        'distributions.site.logs.bucket: expected a bucket of data.buckets, got "log"; did you mean "logs"?',
      ],
    },
    {
      fault: "a log bucket that takes no logs of CloudFront",
      input: SHOP,
      data: { buckets: { ...BUCKETS, logs: { access: "private", receives: ["server-access-logs"] } } },
      messages: [
        'distributions.site.logs.bucket: expected a bucket of data.buckets that receives cloudfront-logs, since CloudFront delivers its logs to it, got "logs", which receives server-access-logs; add cloudfront-logs to data.buckets.logs.receives',
      ],
    },
    {
      fault: "an origin that is private",
      input: SHOP,
      data: { buckets: { ...BUCKETS, assets: { access: "private" } } },
      messages: [
        'distributions.site.origin.bucket: expected a bucket of data.buckets with access: cdn, since the distribution creates the bucket\'s policy, got "assets", whose access is private',
      ],
    },
    {
      fault: "a bucket for distributions that none serves",
      input: SHOP,
      data: { buckets: { ...BUCKETS, media: { access: "cdn" } } },
      messages: [
        "distributions: expected a distribution for data.buckets.media, whose access is cdn, got site; add one with origin: { bucket: media }, or set the bucket's access to private",
      ],
    },
    {
      fault: "two distributions of one bucket",
      input: {
        ...SHOP,
        distributions: { site: SITE, mirror: { origin: { bucket: "assets" }, aliases: [] } },
      },
      messages: [
        'distributions.mirror.origin.bucket: expected a bucket of its own, since the bucket\'s policy names one distribution, got "assets", which distributions.site serves',
      ],
    },
  ])("$fault", ({ input, messages, ...around }) => {
    expect(faults(input, around)).toEqual(messages);
  });

  it("logs in the bucket that the world reads, twice over", () => {
    expect(faults(site({ logs: { bucket: "assets" } }))).toEqual([
      'distributions.site.logs.bucket: expected a bucket of data.buckets with access: private, since the internet must not read logs, got "assets", whose access is cdn; use logs or connections',
      'distributions.site.logs.bucket: expected a bucket of data.buckets that receives cloudfront-logs, since CloudFront delivers its logs to it, got "assets", which receives nothing; use logs, or add cloudfront-logs to data.buckets.assets.receives',
    ]);
  });

  it("one alias in two ways", () => {
    expect(faults(site({ aliases: ["{zone}", "shop.example.com"] }))).toEqual([
      'distributions.site.aliases.1: expected a name that the list does not have yet, got "shop.example.com"',
    ]);
  });

  it("an alias outside the zone, which no certificate there covers either", () => {
    expect(faults(site({ aliases: ["shop.example.org"] }))).toEqual([
      'distributions.site.aliases.0: expected shop.example.com or a name below it, got "shop.example.org"',
      'distributions.site.aliases.0: expected a name of certificate site: shop.example.com, got "shop.example.org"',
    ]);
  });
});

describe("config check accepts an edge layer", () => {
  it.each<Acceptance>([
    { what: "with a site and its bucket", input: SHOP },
    {
      what: "with a wildcard",
      input: {
        ...SHOP,
        ...site({ aliases: ["*.{zone}"] }),
        certificates: { site: { names: ["*.{zone}"] } },
      },
    },
    {
      what: "with the own region's certificate where it is us-east-1",
      input: { ...SHOP, certificates: { site: { region: "own" } } },
      region: "us-east-1",
    },
    {
      what: "without aliases before anybody delegates",
      input: { ...site({ aliases: [] }), zone: { delegated: false } },
    },
    { what: "with nothing but a zone", input: { domain: "example.com" }, data: { buckets: {} } },
  ])("$what", ({ input, ...around }) => {
    expect(faults(input, around)).toEqual([]);
  });

  it("where the buckets are not known, since their layer has errors of its own", () => {
    expect(faults(SHOP, { data: { buckets: 1 } })).toEqual([]);
  });
});
