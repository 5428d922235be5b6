import { z } from "zod";

/** Parts of an ARN that say what it may be of. Each is the source of a regular expression. */
interface ArnParts {
  /** Service as ARNs name it, for example `lambda`. */
  readonly service: string;
  /** Region; empty for what is global. @default one region */
  readonly region?: string;
  /** Account. @default 12 digits */
  readonly account?: string;
  /** The end, from the fifth colon on. */
  readonly resource: string;
}

/**
 * Regions of the partition that everything here is built for: ARNs, principals and managed policies are written with
 * `arn:aws:`, and every environment has a provider in us-east-1. China and GovCloud are partitions of their own.
 * Source: IAM user guide, "Amazon Resource Names (ARNs)", partitions.
 */
const REGION = "[a-z]{2}-[a-z]+(-[a-z]+)?-\\d";

/** An ARN of any service. Source: IAM user guide, "Amazon Resource Names (ARNs)". */
export const arn: z.ZodString = z
  .string('an ARN such as "arn:aws:sns:eu-west-1:123456789012:alarms"')
  .regex(
    /^arn:aws:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:\S+$/,
    'an ARN of partition aws such as "arn:aws:sns:eu-west-1:123456789012:alarms"',
  );

/** Source: Lambda `CreateFunction`, response `FunctionArn`: a version or an alias may follow. */
export const lambdaArn: z.ZodString = arnOf(
  { service: "lambda", resource: "function:[A-Za-z0-9_-]{1,64}(:(\\$LATEST|[A-Za-z0-9_-]{1,128}))?" },
  'the ARN of a Lambda function such as "arn:aws:lambda:eu-west-1:123456789012:function:rotation"',
);

/** Source: Secrets Manager user guide, "Secret ARN": the name, a hyphen and six characters. */
export const secretArn: z.ZodString = arnOf(
  { service: "secretsmanager", resource: "secret:[A-Za-z0-9/_+=.@-]{1,512}-[A-Za-z0-9]{6}" },
  'the ARN of a secret such as "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/cache-Ab1Cd2"',
);

/** Source: SQS developer guide, "Queue names"; SNS delivers to standard topics' FIFO queues by no protocol of ours. */
export const queueArn: z.ZodString = arnOf(
  { service: "sqs", resource: "[A-Za-z0-9_-]{1,80}" },
  'the ARN of a standard queue such as "arn:aws:sqs:eu-west-1:123456789012:alarms"',
);

/**
 * A role or a user, which EKS may let in: a session of STS, a group and a whole account are none.
 * Source: EKS `CreateAccessEntry`, parameter `principalArn`.
 */
export const principalArn: z.ZodString = arnOf(
  { service: "iam", region: "", resource: "(role|user)/([!-.0-~]+/)*[\\w+=,.@-]{1,64}" },
  'the ARN of an IAM role or user such as "arn:aws:iam::123456789012:role/shop-operators"',
);

function arnOf(
  { service, region = REGION, account = "\\d{12}", resource }: ArnParts,
  text: string,
): z.ZodString {
  return z.string(text).regex(new RegExp(`^arn:aws:${service}:${region}:${account}:${resource}$`), text);
}
