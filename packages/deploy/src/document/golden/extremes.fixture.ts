import type { DocumentInput } from "../input";
import { creates, deletes, environment, output, updates } from "./build.fixture";
import { databaseReplaced } from "./destructive.fixture";
import { nothingChanges } from "./everyday.fixture";

/** Names and values that mean something in Markdown or HTML, or that nobody sees. */
export const oddNames: DocumentInput = environment({
  about: { git: { commit: "4f1c2ab90d7e88aa01c35f6a2be9d4c7f0e1d2c3", dirty: true }, refresh: false },
  layers: {
    data: {
      resources: [
        deletes('aws_sqs_queue.q["a`b|c"]', { name: "x" }, { action_reason: "delete_because_each_key" }),
        deletes('aws_sns_topic.t["</details><script>alert(1)</script>"]', { name: "y" }),
        updates(
          'aws_ssm_parameter.p["@octocat"]',
          {
            description: "first line\nsecond line\nthird line",
            insecure_value: "``",
            tags: { "a|b": "| --- |" },
          },
          {
            description: "first line\n</details>\n```\nthird line",
            insecure_value: "${var.secret} \u202etxt.exe\u0007",
            tags: { "a|b": "<img src=x onerror=alert(1)>" },
          },
        ),
      ],
      outputs: { "odd|`name`": output("<b>", "@everyone #1") },
    },
    addons: { failed: "Error: </pre></details> `@octocat`\n```\nhttps://example.com" },
  },
  guarded: [
    {
      layer: "data",
      address: 'aws_sqs_queue.q["a`b|c"]',
      type: "aws_sqs_queue",
      action: "delete",
      reason: "a queue: *its* messages <are> gone, @octocat",
    },
  ],
});

export const severalEnvironments: readonly DocumentInput[] = [
  databaseReplaced,
  {
    ...nothingChanges,
    record: {
      ...nothingChanges.record,
      environment: { ...nothingChanges.record.environment, path: "shop/staging/eu-west-1" },
    },
  },
];

const many = (layer: string, count: number) => ({
  resources: Array.from({ length: count }, (_, index) =>
    index % 50 === 0
      ? deletes(
          `aws_sqs_queue.${layer}_${index}`,
          { name: `${layer}-${index}` },
          { action_reason: "delete_because_no_resource_config" },
        )
      : index % 3 === 0
        ? creates(`aws_cloudwatch_metric_alarm.${layer}_${index}`, {
            alarm_name: `${layer}-${index}`,
            threshold: index,
            period: 60,
          })
        : updates(
            `aws_cloudwatch_metric_alarm.${layer}_${index}`,
            { period: 60, alarm_description: `alarm ${index} of ${layer}` },
            { period: 300, alarm_description: `alarm number ${index} of ${layer}` },
          ),
  ),
});

/** 3,000 resources: far more than a comment takes. */
export const threeThousand: DocumentInput = environment({
  layers: {
    network: many("network", 600),
    cluster: many("cluster", 900),
    data: many("data", 900),
    addons: many("addons", 600),
  },
});
