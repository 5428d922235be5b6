import { entriesOf } from "@strata/config/schema/vocabulary";
import { z } from "zod";

/** An action, or several by wildcards. Source: IAM user guide, "IAM JSON policy elements: Action". */
export const policyAction: z.ZodString = z
  .string()
  .regex(
    /^(\*|[A-Za-z0-9][A-Za-z0-9-]*:[A-Za-z0-9*?]+)$/,
    'an IAM action such as "s3:GetObject", with the service in front',
  );

/**
 * What actions are allowed on: an ARN with wildcards anywhere but in its service, or all.
 * Source: IAM user guide, "IAM JSON policy elements: Resource"; IAM answers others with `MalformedPolicyDocument`.
 */
export const policyResource: z.ZodString = z
  .string()
  .regex(
    /^(\*|arn:aws:[a-z0-9-]+:[a-z0-9*?-]*:(\d{12}|aws|[\d*?]*):\S+)$/,
    'an ARN of partition aws such as "arn:aws:s3:::shop-assets/*", or "*"',
  );

/**
 * Operators of conditions, besides those that end in `IfExists` or start with `ForAllValues:` or `ForAnyValue:`.
 * Source: IAM user guide, "IAM JSON policy elements: Condition operators".
 */
const OPERATORS = [
  "String(Not)?Equals(IgnoreCase)?",
  "String(Not)?Like",
  "Numeric((Not)?Equals|(Less|Greater)Than(Equals)?)",
  "Date((Not)?Equals|(Less|Greater)Than(Equals)?)",
  "Bool",
  "BinaryEquals",
  "(Not)?IpAddress",
  "Arn(Not)?(Equals|Like)",
];

/** Operator of a condition. */
export const conditionOperator: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^((ForAllValues:|ForAnyValue:)?(${OPERATORS.join("|")})(IfExists)?|Null)$`),
    'a condition operator such as "StringEquals"',
  );

/** Key of a condition. Source: IAM user guide, "AWS global condition context keys", and those of services. */
export const conditionKey: z.ZodString = z
  .string()
  .regex(/^[A-Za-z0-9-]+:[\w./:$@{}-]+$/, 'a condition key such as "aws:SourceVpc"');

/** One statement of an IAM policy: what is allowed, and on what. */
export const statement = z.strictObject({
  actions: z.array(policyAction).min(1).describe("IAM actions, for example eks:DescribeCluster"),
  resources: z
    .array(policyResource)
    .min(1)
    .describe("ARNs; * only for actions that cannot be limited to a resource"),
});

/** A value of a condition: text, as IAM's documents have numbers and truth values too. */
const conditionValue = z.string().min(1, "a value that is not empty");

/** What a role may do, each statement an inline policy of its own. */
export const conditionalStatements = entriesOf(
  statement.extend({
    conditions: z
      .record(
        conditionOperator,
        z.record(conditionKey, z.union([conditionValue, z.array(conditionValue).min(1)])),
      )
      .default({})
      .describe("Values by condition key, by operator such as StringEquals"),
  }),
).describe("What the role may do, by the name of its inline policy");
