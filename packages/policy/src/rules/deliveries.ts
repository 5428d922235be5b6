import { type Example, policy } from "../example";
import { type Check, cannotTell, type Rule, type ServiceRules } from "../rule";
import { filled, judged } from "../service-roles/checks";
import { KEY_WITHOUT_TRAIL, TRAIL_BUCKET } from "./cloudtrail";
import { RECORDER_FAULTS } from "./config";

/** What a service does on its own behalf with something that a resource names. */
interface Delivery {
  readonly id: string;
  /** Type of the resource, and the path at which it names the other one. */
  readonly type: string;
  readonly path: string;
  /** Type of what is named; others at the path are another row's matter. */
  readonly target: string;
  /** Host name of the service; `{region}` is that of the resource. */
  readonly service: string;
  readonly actions: readonly string[];
  /** What follows the ARN of what is named, filled as the service is. @default nothing */
  readonly below?: string;
  /** What the service says of its request, as in the table of service roles. */
  readonly context: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly source: readonly string[];
  readonly fault: Rule["fault"];
}

const ACCOUNT = "123456789012";
const root = {
  Effect: "Allow",
  Action: "kms:*",
  Resource: "*",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
};

/** What one service may do for resources of an account. */
const allow = (service: string, Action: readonly string[], Resource: string, Condition: object) => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action,
  Resource,
  Condition,
});

const ofLogs = (region: string) =>
  allow(
    `logs.${region}.amazonaws.com`,
    ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    "*",
    {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${ACCOUNT}:log-group:*` },
    },
  );
const ofAlarms = (account: string) =>
  policy(
    allow("cloudwatch.amazonaws.com", ["sns:Publish"], "${aws_sns_topic.told.arn}", {
      StringEquals: { "aws:SourceAccount": account },
    }),
  );
const ofZones = (group: string) =>
  policy(
    allow(
      "route53.amazonaws.com",
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:${group}:*`,
      { StringEquals: { "aws:SourceAccount": ACCOUNT } },
    ),
  );

const key = "${aws_kms_key.delivered.arn}";

const example: Example = {
  layer: "deliveries",
  resource: {
    aws_kms_key: {
      delivered: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy(root, ofLogs("eu-west-1")),
      },
    },
    aws_cloudwatch_log_group: {
      queries: { name: "/aws/route53/shop", retention_in_days: 30, kms_key_id: key },
    },
    aws_cloudwatch_log_resource_policy: { queries: { policy_document: ofZones("/aws/route53/*") } },
    aws_route53_query_log: {
      queries: {
        zone_id: "Z0",
        cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.queries.arn}",
        depends_on: ["aws_cloudwatch_log_resource_policy.queries"],
      },
    },
    aws_sns_topic: { told: { name: "shop-told", kms_master_key_id: key } },
    aws_sns_topic_policy: { told: { arn: "${aws_sns_topic.told.arn}", policy: ofAlarms(ACCOUNT) } },
    aws_sns_topic_subscription: {
      told: { topic_arn: "${aws_sns_topic.told.arn}", protocol: "email", endpoint: "ops@shop.example" },
    },
    aws_cloudwatch_metric_alarm: {
      told: {
        alarm_name: "shop-told",
        alarm_actions: ["${aws_sns_topic.told.arn}"],
        treat_missing_data: "breaching",
      },
    },
  },
};

/** What CloudTrail does for a trail. */
const OF_TRAIL = {
  type: "aws_cloudtrail",
  service: "cloudtrail.amazonaws.com",
  context: {
    "aws:SecureTransport": "true",
    "aws:SourceAccount": "{account}",
    "aws:SourceArn": "arn:aws:cloudtrail:{region}:{account}:trail/{.name}",
  },
} as const;

/** What AWS Config does for a recorder with the service-linked role. */
const OF_RECORDER = {
  type: "aws_config_delivery_channel",
  service: "config.amazonaws.com",
  context: { "aws:SecureTransport": "true", "aws:SourceAccount": "{account}" },
} as const;

const DELIVERIES: readonly Delivery[] = [
  {
    id: "log-group-key-usable",
    type: "aws_cloudwatch_log_group",
    path: "kms_key_id",
    target: "aws_kms_key",
    service: "logs.{region}.amazonaws.com",
    actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"],
    context: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:{region}:{account}:log-group:{.name}" },
    reason: "CloudWatch Logs refuses a group with a key that it may not use, in the group's own region",
    source: ["CloudWatch Logs user guide, Encrypt log data using AWS KMS"],
    fault: { at: "aws_kms_key/delivered/policy", to: policy(root, ofLogs("us-east-1")) },
  },
  {
    id: "alarm-topic-publishable",
    type: "aws_cloudwatch_metric_alarm",
    path: "alarm_actions",
    target: "aws_sns_topic",
    service: "cloudwatch.amazonaws.com",
    actions: ["sns:Publish"],
    context: {
      "aws:SourceAccount": "{account}",
      "aws:SourceArn": "arn:aws:cloudwatch:{region}:{account}:alarm:{.alarm_name}",
    },
    reason: "an alarm whose topic does not take it is never heard of",
    source: ["SNS developer guide, Access policy for CloudWatch alarms"],
    fault: { at: "aws_sns_topic_policy/told/policy", to: ofAlarms("999999999999") },
  },
  {
    id: "query-log-writable",
    type: "aws_route53_query_log",
    path: "cloudwatch_log_group_arn",
    target: "aws_cloudwatch_log_group",
    service: "route53.amazonaws.com",
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    below: ":log-stream:zone",
    context: { "aws:SourceAccount": "{account}", "aws:SourceArn": "arn:aws:route53:::hostedzone/Z0" },
    reason: "Route 53 refuses a query log that it may not write",
    source: ["Route 53 developer guide, Public DNS query logging"],
    fault: { at: "aws_cloudwatch_log_resource_policy/queries/policy_document", to: ofZones("/aws/others/*") },
  },
  {
    ...OF_TRAIL,
    id: "trail-bucket-writable",
    path: "s3_bucket_name",
    target: "aws_s3_bucket",
    actions: ["s3:PutObject"],
    below: "/AWSLogs/{account}/CloudTrail/{region}/file.json.gz",
    context: { ...OF_TRAIL.context, "s3:x-amz-acl": "bucket-owner-full-control" },
    reason: "CloudTrail refuses a trail whose bucket it may not write to",
    source: ["CloudTrail user guide, Amazon S3 bucket policy for CloudTrail"],
    fault: { layer: "audit", at: "aws_s3_bucket_policy/trail/policy", to: TRAIL_BUCKET.ofOtherAccount },
  },
  {
    ...OF_TRAIL,
    id: "trail-bucket-checkable",
    path: "s3_bucket_name",
    target: "aws_s3_bucket",
    actions: ["s3:GetBucketAcl"],
    reason: "CloudTrail looks whose the bucket is before it writes to it",
    source: ["CloudTrail user guide, Amazon S3 bucket policy for CloudTrail"],
    fault: { layer: "audit", at: "aws_s3_bucket_policy/trail/policy", to: TRAIL_BUCKET.withoutAcl },
  },
  {
    ...OF_TRAIL,
    id: "trail-key-usable",
    path: "kms_key_id",
    target: "aws_kms_key",
    actions: ["kms:GenerateDataKey", "kms:DescribeKey"],
    reason: "CloudTrail refuses a trail with a key that it may not use",
    source: ["CloudTrail user guide, Configure AWS KMS key policies for CloudTrail"],
    fault: { layer: "audit", at: "aws_kms_key/trail/policy", to: KEY_WITHOUT_TRAIL },
  },
  {
    ...OF_RECORDER,
    id: "recorder-bucket-writable",
    path: "s3_bucket_name",
    target: "aws_s3_bucket",
    actions: ["s3:PutObject"],
    below: "/AWSLogs/{account}/Config/ConfigWritabilityCheckFile",
    context: { ...OF_RECORDER.context, "s3:x-amz-acl": "bucket-owner-full-control" },
    reason: "AWS Config refuses a channel whose bucket it may not write to",
    source: ["Config developer guide, Permissions for the Amazon S3 bucket"],
    fault: {
      layer: "records",
      at: "aws_s3_bucket_policy/recorder/policy",
      to: RECORDER_FAULTS.bucketOfOtherAccount,
    },
  },
  {
    ...OF_RECORDER,
    id: "recorder-bucket-checkable",
    path: "s3_bucket_name",
    target: "aws_s3_bucket",
    actions: ["s3:GetBucketAcl", "s3:ListBucket"],
    reason: "AWS Config looks whether the bucket is there, and whose it is, before it writes to it",
    source: ["Config developer guide, Permissions for the Amazon S3 bucket"],
    fault: {
      layer: "records",
      at: "aws_s3_bucket_policy/recorder/policy",
      to: RECORDER_FAULTS.bucketWithoutChecks,
    },
  },
  {
    ...OF_RECORDER,
    id: "recorder-key-usable",
    path: "s3_kms_key_arn",
    target: "aws_kms_key",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    reason: "AWS Config delivers nothing with a key that it may not use",
    source: ["Config developer guide, Permissions for the AWS KMS key"],
    fault: { layer: "records", at: "aws_kms_key/recorder/policy", to: RECORDER_FAULTS.keyWithoutRecorder },
  },
];

/** Everything of that type which is named lets the service do its part. */
function delivers({ path, target, service, actions, below = "", context }: Delivery): Check {
  return (resource, inventory) => {
    const named = resource.references(path).filter(({ type }) => type === target);
    if (named.length === 0) return "met";
    const place = inventory.access.placeOf(resource);
    if (place === undefined) return cannotTell("a provider with its account and region", "none");
    const said = Object.entries(context).map(([name, text]) => [
      name,
      filled(text, resource, inventory, place),
    ]);
    const principal = { kind: "service", name: filled(service, resource, inventory, place) } as const;
    for (const on of named) {
      // Without a policy of its own, a topic takes what its account sends.
      if (target === "aws_sns_topic" && inventory.access.policiesOn(on).length === 0) continue;
      for (const action of actions) {
        const answer = inventory.access.answer({
          principal,
          action,
          on,
          below: filled(below, resource, inventory, place),
          context: Object.fromEntries(said) as Readonly<Record<string, string>>,
        });
        const verdict = judged(answer, `${principal.name} may ${action} on ${on.address}`);
        if (verdict !== "met") return verdict;
      }
    }
    return "met";
  };
}

/** What services do for a resource with something else, which that must let them. */
export const deliveries: ServiceRules = {
  example,
  rules: DELIVERIES.map((row) => ({
    id: row.id,
    type: row.type,
    level: "M",
    reason: row.reason,
    source: row.source,
    setting: "",
    fault: row.fault,
    holds: delivers(row),
  })),
};
