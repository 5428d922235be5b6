import { domainName, entriesOf, entryName, logRetentionDays, port } from "@strata/config/schema-vocabulary";
import { z } from "zod";

/** A domain name, or one below the zone's, so that an environment's own zone needs no setting. */
const nameInZone = z
  .string()
  .max(253, "a domain name of at most 253 characters")
  .regex(
    /^(\*\.)?([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)*(\{zone\}|[a-z]{2,63})$/,
    'a domain name such as "{zone}" or "www.{zone}"',
  );

/** A path that starts at the root of a site. */
const sitePath = z.string().regex(/^\/\S*$/, 'a path such as "/index.html"');

const zone = z.strictObject({
  mode: z
    .enum(["create", "existing"])
    .default("create")
    .describe("existing: the zone is looked up by its name"),
  name: domainName.optional().describe("Domain of the zone; <environment id>.<domain> where absent"),
  delegated: z
    .boolean()
    .default(true)
    .describe(
      "Whether the parent domain delegates to the zone. false for the first apply of a zone that nobody delegates to yet: nothing then waits for certificates",
    ),
  queryLog: z
    .strictObject({ retentionDays: logRetentionDays.default(30) })
    .optional()
    .describe("Logs of DNS queries, in us-east-1; none where absent"),
});

const certificate = z.strictObject({
  domain: nameInZone.default("{zone}").describe("Main name of the certificate"),
  names: z.array(nameInZone).default([]).describe("Further names, wildcards among them"),
  region: z
    .enum(["own", "us-east-1"])
    .default("us-east-1")
    .describe("us-east-1 for distributions, own for load balancers"),
});

const managedRules = z.strictObject({
  priority: z.int().min(0).describe("Lower ones are asked first; unique in the ACL"),
  mode: z.enum(["enforce", "count"]).default("enforce").describe("count watches what enforce would block"),
});

const webAcl = z.strictObject({
  managedRules: z
    .record(
      z.string().regex(/^AWSManagedRules\w+$/, 'a managed rule group such as "AWSManagedRulesCommonRuleSet"'),
      managedRules,
    )
    .default({})
    .describe("AWS managed rule groups, by name"),
  logs: z
    .strictObject({
      retentionDays: logRetentionDays.default(30),
      redactedHeaders: z
        .array(z.string().regex(/^[a-z0-9-]+$/, "a header name in lower case"))
        .default(["authorization", "cookie"])
        .describe("Request headers whose values are left out"),
    })
    .optional()
    .describe("Logs of requests that rules saw, in us-east-1; none where absent"),
});

const errorResponse = z.strictObject({
  status: z.int().min(200).max(599).describe("Status code that the viewer gets"),
  page: sitePath.describe("Path of the object that the viewer gets"),
  cacheSeconds: z.int().min(0).default(10).describe("How long the error is remembered"),
});

const headers = z.strictObject({
  strictTransport: z
    .strictObject({
      seconds: z
        .int()
        .min(0)
        .default(63072000)
        .describe("How long browsers use HTTPS only; two years by default"),
      subdomains: z.enum(["none", "all"]).default("all").describe("all: names below the site's too"),
      preload: z
        .enum(["none", "allowed"])
        .default("allowed")
        .describe("allowed: browsers may ship the domain in their list of HTTPS-only sites"),
    })
    .prefault({}),
  frames: z.enum(["none", "sameOrigin"]).default("none").describe("Who may show the site in a frame"),
  contentSecurityPolicy: z
    .string()
    .optional()
    .describe("Value of Content-Security-Policy; none where absent"),
});

const distribution = z.strictObject({
  description: z.string().max(128).optional().describe("<environment id>-<entry> where absent"),
  origin: z
    .strictObject({ bucket: entryName.describe("Name in data.buckets, with access: cdn") })
    .describe("What is served"),
  aliases: z
    .array(nameInZone)
    .default(["{zone}"])
    .describe("Own names, with IPv4 and IPv6 records in the zone; [] for CloudFront's own name alone"),
  certificate: entryName.optional().describe("Name in certificates, of us-east-1; needed by aliases"),
  webAcl: entryName.optional().describe("Name in webAcls; no firewall where absent"),
  viewerProtocol: z.enum(["redirect-to-https", "https-only", "allow-all"]).default("redirect-to-https"),
  minimumTls: z
    .enum(["TLSv1.2_2019", "TLSv1.2_2021"])
    .default("TLSv1.2_2021")
    .describe("CloudFront security policy for viewers of the aliases"),
  cachePolicy: z
    .enum(["CachingOptimized", "CachingDisabled"])
    .default("CachingOptimized")
    .describe("Cache policy that AWS manages"),
  originRequestPolicy: z
    .enum(["CORS-S3Origin", "AllViewerExceptHostHeader"])
    .default("CORS-S3Origin")
    .describe("Origin request policy that AWS manages"),
  methods: z
    .enum(["read", "readAndPreflight", "all"])
    .default("read")
    .describe("Requests that are taken: GET and HEAD, those and OPTIONS, or all"),
  defaultRootObject: z.string().optional().describe("Object that / answers with, for example index.html"),
  errorResponses: z
    .record(
      z
        .string()
        .regex(/^(40[0345]|41[46]|50[0-4])$/, "a status code that CloudFront can replace, such as 404"),
      errorResponse,
    )
    .default({})
    .describe("Answers in place of the origin's errors, by status code"),
  priceClass: z
    .enum(["PriceClass_100", "PriceClass_200", "PriceClass_All"])
    .default("PriceClass_100")
    .describe("100: North America and Europe; 200: without South America and Oceania"),
  countries: z
    .strictObject({
      allow: z.enum(["all", "only", "except"]).default("all"),
      codes: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'a country code such as "ES"'))
        .default([])
        .describe("ISO 3166-1 alpha-2, for only and except"),
    })
    .prefault({})
    .describe("Where viewers may be"),
  headers: headers.prefault({}).describe("Security headers of every answer"),
  logs: z
    .strictObject({
      bucket: entryName.describe("Name in data.buckets, of one that receives cloudfront-logs"),
      prefix: z
        .string()
        .regex(/^[^/].*\/$/, 'a prefix such as "cdn/"')
        .optional()
        .describe("cdn/<entry>/ where absent"),
    })
    .optional()
    .describe("Access logs; none where absent"),
});

const healthCheck = z.strictObject({
  domain: nameInZone.default("{zone}").describe("The site that is asked, over HTTPS"),
  path: sitePath.default("/"),
  port: port.default(443),
  intervalSeconds: z.literal([10, 30]).default(30),
  failureThreshold: z.int().min(1).max(10).default(3).describe("Failures in a row before it is unhealthy"),
});

/** Settings of the edge layer: names, certificates, and what stands between the internet and the content. */
export const edgeSettings = z.strictObject({
  domain: domainName.optional().describe("Parent domain of zones that have no name of their own"),
  zone: zone.prefault({}).describe("The public hosted zone"),
  certificates: entriesOf(certificate).describe("Certificates that Amazon issues, validated in the zone"),
  webAcls: entriesOf(webAcl).describe("Web application firewalls for distributions"),
  distributions: entriesOf(distribution).describe("CloudFront distributions"),
  healthChecks: entriesOf(healthCheck).describe("Checks from outside, each with an alarm in us-east-1"),
  alarms: z
    .strictObject({
      subscribers: entriesOf(
        z.strictObject({ protocol: z.enum(["email", "https", "lambda", "sqs"]), endpoint: z.string() }),
      ).describe("Receivers of alarms"),
    })
    .prefault({})
    .describe("The topic in us-east-1 that alarms of global services publish to"),
  key: z
    .strictObject({
      deletionWindowDays: z
        .int()
        .min(7)
        .max(30)
        .default(30)
        .describe("Days between a request to delete the key and its loss"),
    })
    .prefault({})
    .describe("The layer's key in us-east-1, for logs and alarms of global services"),
  shieldAdvanced: z
    .boolean()
    .default(false)
    .describe("Protects distributions by Shield Advanced; the account must have its paid subscription"),
});

/** What the edge layer is built from. */
export type EdgeSettings = z.output<typeof edgeSettings>;
