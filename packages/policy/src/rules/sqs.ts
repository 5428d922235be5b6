import { overlap } from "@strata/iam";
import { all, companion, either, isSet, show } from "../checks";
import { type Example, policy } from "../example";
import { tlsOnly } from "../resource-policies/tls";
import { type Check, met, type ServiceRules } from "../rule";

const QUEUE = "aws_sqs_queue";
const POLICY = "aws_sqs_queue_policy";

/** A policy that refuses requests without TLS to the queue of that name. */
const tlsOnlyPolicy = (queue: string): string =>
  policy({
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "sqs:*",
    Resource: `\${${QUEUE}.${queue}.arn}`,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });

const example: Example = {
  layer: "data",
  resource: {
    aws_kms_key: {
      orders: {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        policy: policy({
          Effect: "Allow",
          Action: "kms:*",
          Resource: "*",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
        }),
      },
    },
    [QUEUE]: {
      orders: {
        kms_master_key_id: "${aws_kms_key.orders.arn}",
        redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead.arn}","maxReceiveCount":5}',
      },
      dead: { kms_master_key_id: "${aws_kms_key.orders.arn}" },
    },
    aws_sqs_queue_redrive_allow_policy: {
      dead: {
        queue_url: "${aws_sqs_queue.dead.url}",
        redrive_allow_policy:
          '{"redrivePermission":"byQueue","sourceQueueArns":["${aws_sqs_queue.orders.arn}"]}',
      },
    },
    [POLICY]: {
      orders: { queue_url: "${aws_sqs_queue.orders.url}", policy: tlsOnlyPolicy("orders") },
      dead: { queue_url: "${aws_sqs_queue.dead.url}", policy: tlsOnlyPolicy("dead") },
    },
  },
};

const ownKey: Check = all(isSet("kms_master_key_id"), (queue) =>
  met(queue.get("kms_master_key_id") !== "alias/aws/sqs", "a key of our own", "alias/aws/sqs"),
);

/** A dead-letter queue has the key of its queue; two queues with dead letters of their own have none in common. */
const unsharedKey: Check = (queue, inventory) => {
  const keys = inventory.references(queue, "kms_master_key_id");
  const others = keys
    .flatMap((key) => inventory.companions(key, QUEUE, "kms_master_key_id"))
    .filter((other) => other.address !== queue.address && other.get("redrive_policy") !== undefined);
  const shared = queue.get("redrive_policy") === undefined ? undefined : others[0];
  return met(shared === undefined, "a key that no other queue uses", `that of ${shared?.address}`);
};

/** Each of these is more than a producer or a consumer needs, and lets it change who else may use the queue. */
const OF_ADMINISTRATORS = ["sqs:addpermission", "sqs:setqueueattributes", "sqs:deletequeue"];

const narrow: Check = (document) => {
  const found = document
    .policy("policy")
    .statements.find(
      ({ effect, actions, notActions }) =>
        effect === "Allow" &&
        (notActions.length > 0 ||
          actions.some((action) => OF_ADMINISTRATORS.some((other) => overlap(action.toLowerCase(), other)))),
    );
  return met(
    found === undefined,
    "Allow of actions that leave the queue as it is",
    show(found?.actions ?? found?.notActions),
  );
};

/** Queues, and who may use them. */
export const sqs: ServiceRules = {
  example,
  rules: [
    {
      id: "queue-encrypted",
      type: QUEUE,
      level: "M",
      reason: "with the AWS key, it is not ours to say who may read its messages",
      source: ["SQS.1", "CKV_AWS_27", "CKV2_AWS_73", "AVD-AWS-0096", "AVD-AWS-0135"],
      setting: "queues.key",
      fault: { at: `${QUEUE}/orders/kms_master_key_id`, to: "alias/aws/sqs" },
      holds: ownKey,
    },
    {
      id: "queue-own-key",
      type: QUEUE,
      level: "M",
      reason: "who may decrypt the messages of one queue could decrypt those of another",
      source: ["SQS.1"],
      setting: "queues.key",
      fault: {
        at: `${QUEUE}/returns`,
        to: {
          kms_master_key_id: "${aws_kms_key.orders.arn}",
          redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead.arn}","maxReceiveCount":5}',
        },
      },
      holds: unsharedKey,
    },
    {
      id: "queue-dead-letters",
      type: QUEUE,
      level: "P",
      reason: "a message that cannot be processed would be received again and again, and then be lost",
      source: ["nag:SQS3"],
      setting: "queues.deadLetters",
      fault: { at: `${QUEUE}/orders/redrive_policy` },
      holds: either(isSet("redrive_policy"), companion("aws_sqs_queue_redrive_allow_policy", "queue_url")),
    },
    {
      id: "queue-tls-only",
      type: QUEUE,
      level: "M",
      reason: "a request without TLS shows messages to the network between",
      source: ["nag:SQS4"],
      setting: "",
      fault: { at: `${POLICY}/orders/policy`, to: policy() },
      holds: tlsOnly({ action: "sqs:SendMessage" }, { action: "sqs:ReceiveMessage" }),
    },
    {
      id: "queue-policy-narrow",
      type: POLICY,
      level: "M",
      reason: "a service that may do everything may also open the queue to others",
      source: ["CKV_AWS_72", "CKV_AWS_387"],
      setting: "",
      fault: {
        at: `${POLICY}/orders/policy`,
        to: policy({
          Effect: "Allow",
          Action: "sqs:*",
          Resource: "*",
          Principal: { Service: "sns.amazonaws.com" },
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:orders" } },
        }),
      },
      holds: narrow,
    },
  ],
};
