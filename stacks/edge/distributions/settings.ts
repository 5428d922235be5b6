import { refersTo } from "@strata/kind";
import { rootObject, seconds, urlPath } from "@strata/kind/vocabulary";
import { z } from "zod";
import { nameInZone } from "../domains";

/** Status codes that a viewer may get in place of an error. Source: CloudFront developer guide, "Changing response codes". */
const RESPONSE_CODES = [200, 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** Countries of ISO 3166-1 alpha-2, by first letter. CloudFront answers others with `InvalidGeoRestrictionParameter`. */
const COUNTRIES =
  "A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ET]|Z[AMW]";

const errorResponse = z.strictObject({
  status: z.literal(RESPONSE_CODES).describe("Status code that the viewer gets"),
  page: urlPath.describe("Path of the object that the viewer gets"),
  cacheSeconds: seconds.default(10).describe("How long CloudFront caches the error, seconds"),
});

const headers = z.strictObject({
  strictTransport: z
    .strictObject({
      seconds: seconds
        .default(63072000)
        .describe("How long browsers use HTTPS only, in seconds; two years by default"),
      subdomains: z
        .enum(["none", "all"])
        .default("none")
        .describe("all: names below the site's as well, also those of other teams, for as many seconds"),
      preload: z
        .enum(["none", "allowed"])
        .default("none")
        .describe(
          "allowed: browsers may include the domain in their list of HTTPS-only sites, from which a removal takes months",
        ),
    })
    .prefault({}),
  frames: z.enum(["none", "sameOrigin"]).default("none").describe("Who may show the site in a frame"),
  contentSecurityPolicy: z
    .string()
    .max(2048, "a policy of at most 2048 characters")
    .regex(/^[\x20-\x7e]+$/, "a policy in one line of ASCII")
    .optional()
    .describe("Value of Content-Security-Policy; none where absent"),
});

/** A distribution of CloudFront. It serves one private bucket. */
export const distribution = z.strictObject({
  description: z.string().max(128).optional().describe("<environment id>-<entry> where absent"),
  origin: z
    .strictObject({
      bucket: refersTo("data.buckets", {
        needs: [{ can: "cdn", since: "the distribution creates the bucket's policy" }],
      }).describe("Name in data.buckets, of one with access: cdn"),
    })
    .describe("What it serves"),
  aliases: z
    .array(nameInZone)
    .default(["{zone}"])
    .describe("Domain names, with IPv4 and IPv6 records in the zone; [] for CloudFront's own name alone"),
  certificate: refersTo("edge.certificates")
    .optional()
    .describe("Name in certificates, of one in us-east-1; required by aliases"),
  webAcl: refersTo("edge.webAcls").optional().describe("Name in webAcls; no firewall where absent"),
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
    .describe("Requests that are allowed: GET and HEAD, those and OPTIONS, or all"),
  defaultRootObject: rootObject.optional().describe("Object for requests to /, for example index.html"),
  errorResponses: z
    .record(
      z
        .string()
        .regex(/^(40[0345]|41[46]|50[0-4])$/, "a status code that CloudFront can replace, such as 404"),
      errorResponse,
    )
    .default({})
    .describe("Responses that replace the origin's errors, by status code"),
  priceClass: z
    .enum(["PriceClass_100", "PriceClass_200", "PriceClass_All"])
    .default("PriceClass_100")
    .describe("100: North America and Europe; 200: all but South America and Oceania"),
  countries: z
    .strictObject({
      allow: z.enum(["all", "only", "except"]).default("all"),
      codes: z
        .array(z.string().regex(new RegExp(`^(${COUNTRIES})$`), 'a country code of ISO 3166-1 such as "ES"'))
        .default([])
        .describe("ISO 3166-1 alpha-2, for only and except"),
    })
    .prefault({})
    .describe("Where viewers may be"),
  headers: headers.prefault({}).describe("Security headers of every response"),
  logs: z
    .strictObject({
      bucket: refersTo("data.buckets", {
        needs: [
          { can: "private", since: "the internet must not read logs" },
          { can: "cloudfront-logs", since: "CloudFront delivers its logs to it" },
        ],
      }).describe("Name in data.buckets, of one that receives cloudfront-logs"),
      prefix: z
        .string()
        .max(256, "a prefix of at most 256 characters")
        .regex(/^[^/].*\/$/, 'a prefix such as "cdn/"')
        .optional()
        .describe("cdn/<entry>/ where absent"),
    })
    .optional()
    .describe("Access logs; none where absent"),
});

/** Settings of a distribution. */
export type DistributionSettings = z.output<typeof distribution>;
