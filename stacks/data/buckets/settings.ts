import { refersTo } from "@strata/kind";
import {
  bucketNameTemplate,
  corsHeader,
  corsMaxAgeSeconds,
  corsOrigin,
  days,
  entriesOf,
  exposedHeader,
  KEYS,
  objectPrefix,
  transitionClass,
} from "@strata/kind/vocabulary";
import { z } from "zod";

const lifecycleRule = z.strictObject({
  prefix: objectPrefix.default("").describe("Key prefix; every object where empty"),
  expireDays: days.optional().describe("Days after which an object is deleted"),
  noncurrentDays: days.optional().describe("Days after which a replaced or deleted version is lost"),
  transition: z
    .strictObject({
      days,
      storageClass: transitionClass,
    })
    .optional()
    .describe("Moves objects to a cheaper class"),
});

const corsRule = z.strictObject({
  methods: z.array(z.enum(["GET", "HEAD", "PUT", "POST", "DELETE"])).min(1),
  origins: z.array(corsOrigin).min(1).describe("Origins such as https://shop.example.com; * for any"),
  headers: z.array(corsHeader).default([]).describe("Request headers that a page may send"),
  exposeHeaders: z.array(exposedHeader).default([]).describe("Response headers that a page may read"),
  maxAgeSeconds: corsMaxAgeSeconds.default(3600).describe("How long a browser remembers the answer"),
});

/** What decides which key a bucket needs. */
interface BucketUse {
  readonly encryption: string;
  readonly access: string;
  readonly receives: readonly string[];
}

/** Logs that AWS services deliver to buckets. */
export const LOG_SOURCES = ["server-access-logs", "cloudfront-logs", "network-load-balancer-logs"] as const;

/** A bucket. None is public: what the world may read goes through a distribution. */
export const bucket = z.strictObject({
  name: bucketNameTemplate
    .optional()
    .describe(
      "Unique in the world, 3 to 63 characters; {id}, {account} and {region} are the environment's. {id}-<entry>-{account} where absent",
    ),
  access: z
    .enum(["private", "cdn"])
    .default("private")
    .describe("cdn: the edge layer serves it and makes its policy together with the distribution"),
  encryption: z
    .enum(["key", "aes256"])
    .default("key")
    .describe("key: a KMS key of ours; aes256: keys of S3, as receivers of server-access-logs need"),
  key: refersTo(KEYS, {
    when: ({ encryption }: BucketUse) => encryption === "key",
    needs: [
      {
        can: "distributions",
        since: "CloudFront decrypts the bucket's objects",
        when: ({ access }: BucketUse) => access === "cdn",
      },
      {
        can: "distributionLogs",
        since: "CloudFront's logs are encrypted with it",
        when: ({ access, receives }: BucketUse) =>
          access === "private" && receives.includes("cloudfront-logs"),
      },
      {
        can: "loadBalancerLogs",
        since: "the logs of load balancers are encrypted with it",
        when: ({ access, receives }: BucketUse) =>
          access === "private" && receives.includes("network-load-balancer-logs"),
      },
    ],
  })
    .default("data")
    .describe("Key for its objects: a name in keys, here or in the network layer"),
  versioning: z.enum(["enabled", "suspended"]).default("enabled"),
  lifecycle: entriesOf(lifecycleRule).describe("What becomes of objects as they grow old"),
  abortIncompleteDays: days.default(7).describe("Days after which unfinished uploads are deleted"),
  cors: entriesOf(corsRule).describe("Which pages of other sites may read objects"),
  logs: z
    .strictObject({
      bucket: refersTo("data.buckets", {
        needs: [{ can: "server-access-logs", since: "S3 delivers the records of requests to it" }],
      }).describe("Name in buckets, of one that receives server-access-logs"),
      prefix: objectPrefix.optional().describe("<entry>/ where absent"),
    })
    .optional()
    .describe("Where requests to the bucket are recorded"),
  receives: z.array(z.enum(LOG_SOURCES)).default([]).describe("Logs that AWS services may deliver to it"),
  forceDestroy: z.boolean().default(false).describe("Whether destroying it deletes what is in it"),
});

/** Settings of a bucket. */
export type BucketSettings = z.output<typeof bucket>;
