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
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
