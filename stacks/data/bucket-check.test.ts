import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "./refusal.fixture";

describe("dataCheck", () => {
  it.each<Refusal>([
    {
      fault: "a distribution's bucket with a key that refuses CloudFront",
      input: { buckets: { assets: { access: "cdn" } } },
      messages: [
        'buckets.assets.key: expected a key with distributions among its users, since CloudFront decrypts the bucket\'s objects, got "data" with none; add distributions to keys.data.users',
      ],
    },
    {
      fault: "records of requests in no bucket",
      input: { buckets: { store: { logs: { bucket: "log" } }, logs: {} } },
      messages: ['buckets.store.logs.bucket: expected a bucket, got "log"; did you mean "logs"?'],
    },
    {
      fault: "records of requests in a bucket that takes none",
      input: { buckets: { store: { logs: { bucket: "logs" } }, logs: {} } },
      messages: [
        "buckets.logs.receives: expected server-access-logs, since buckets.store.logs names it, got none",
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
        "buckets.logs.logs.bucket: expected another bucket, since each record would be recorded, got logs",
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
        'buckets.logs.key: expected a key with distributionLogs among its users, since CloudFront\'s logs are encrypted with it, got "data" with none; add distributionLogs to keys.data.users',
      ],
    },
    {
      fault: "logs of load balancers with a key that refuses them",
      input: {
        keys: { data: { description: "Data", users: ["distributionLogs"] } },
        buckets: { logs: { receives: ["cloudfront-logs", "network-load-balancer-logs"] } },
      },
      messages: [
        'buckets.logs.key: expected a key with loadBalancerLogs among its users, since the logs of load balancers are encrypted with it, got "data" with distributionLogs; add loadBalancerLogs to keys.data.users',
      ],
    },
    {
      fault: "a lifecycle rule that does nothing",
      input: { buckets: { store: { lifecycle: { old: { prefix: "old/" } } } } },
      messages: [
        "buckets.store.lifecycle.old: expected expireDays, noncurrentDays or transition, got none of them",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
