import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a distribution's bucket with a key that refuses CloudFront",
      input: { buckets: { assets: { access: "cdn" } } },
      messages: [
        'buckets.assets.key: expected a key of network.keys or data.keys with distributions among its users, since CloudFront decrypts the bucket\'s objects, got "data", the default of this setting, whose users are none; add distributions to data.keys.data.users',
      ],
    },
    {
      fault: "records of requests in no bucket",
      input: { buckets: { store: { logs: { bucket: "log" } }, logs: {} } },
      messages: [
        'buckets.store.logs.bucket: expected a bucket of data.buckets, got "log"; did you mean "logs"?',
      ],
    },
    {
      fault: "records of requests in a bucket that takes none",
      input: { buckets: { store: { logs: { bucket: "logs" } }, logs: {} } },
      messages: [
        'buckets.store.logs.bucket: expected a bucket of data.buckets that receives server-access-logs, since S3 delivers the records of requests to it, got "logs", which receives nothing; add server-access-logs to data.buckets.logs.receives',
      ],
    },
    {
      fault: "a bucket that records itself",
      input: {
        buckets: {
          logs: { encryption: "aes256", receives: ["server-access-logs"], logs: { bucket: "logs" } },
        },
      },
      messages: [
        'buckets.logs.logs.bucket: expected another bucket, since each record would be recorded, got "logs"',
      ],
    },
    {
      fault: "a log bucket that the CDN serves, encrypted with our key",
      input: {
        keys: { data: { description: "Data", users: ["distributions"] } },
        buckets: { logs: { access: "cdn", receives: ["server-access-logs"] } },
      },
      messages: [
        "buckets.logs.access: expected private, since the bucket receives logs, got cdn",
        "buckets.logs.encryption: expected aes256, since S3 does not deliver access logs to buckets with a key of ours, got key",
      ],
    },
    {
      fault: "logs of distributions with a key that refuses them",
      input: { buckets: { logs: { receives: ["cloudfront-logs"] } } },
      messages: [
        'buckets.logs.key: expected a key of network.keys or data.keys with distributionLogs among its users, since CloudFront\'s logs are encrypted with it, got "data", the default of this setting, whose users are none; add distributionLogs to data.keys.data.users',
      ],
    },
    {
      fault: "logs of load balancers with a key that refuses them",
      input: {
        keys: { data: { description: "Data", users: ["distributionLogs"] } },
        buckets: { logs: { receives: ["cloudfront-logs", "network-load-balancer-logs"] } },
      },
      messages: [
        'buckets.logs.key: expected a key of network.keys or data.keys with loadBalancerLogs among its users, since the logs of load balancers are encrypted with it, got "data", the default of this setting, whose users are distributionLogs; add loadBalancerLogs to data.keys.data.users',
      ],
    },
    {
      fault: "a lifecycle rule that does nothing",
      input: { buckets: { store: { lifecycle: { old: { prefix: "old/" } } } } },
      messages: [
        "buckets.store.lifecycle.old: expected expireDays, noncurrentDays or transition, got none of them",
      ],
    },
    {
      fault: "objects that move before S3 lets them, and expire before they move",
      input: {
        buckets: {
          store: {
            lifecycle: {
              soon: { transition: { days: 7, storageClass: "STANDARD_IA" } },
              late: { transition: { days: 90, storageClass: "GLACIER" }, expireDays: 90 },
            },
          },
        },
      },
      messages: [
        "buckets.store.lifecycle.soon.transition.days: expected at least 30, since objects move to STANDARD_IA no earlier, got 7",
        "buckets.store.lifecycle.late.expireDays: expected more than 90, the days after which objects move to GLACIER, got 90",
      ],
    },
    {
      fault: "a name that S3 keeps for itself",
      input: { buckets: { store: { name: "{id}-store--x-s3" } } },
      messages: [
        'buckets.store.name: expected a bucket name of 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends, that does not start with xn--, sthree-, amzn-s3-demo- or end with -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, -an, got "shop-production-store--x-s3"; change it',
      ],
    },
    {
      fault: "pages of origins that S3 does not take",
      input: {
        buckets: {
          store: {
            cors: { site: { methods: ["GET"], origins: ["https://*.*.example.com"], exposeHeaders: ["*"] } },
          },
        },
      },
      messages: [
        'buckets.store.cors.site.origins.0: expected an origin with one * at most such as "https://*.example.com", without a path, or "*", got "https://*.*.example.com"',
        'buckets.store.cors.site.exposeHeaders.0: expected a header name such as "ETag", without a wildcard, got "*"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
