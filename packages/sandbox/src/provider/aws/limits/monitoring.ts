import type { Fields } from "../../protocol/value";
import { isBetween, type Limit, looksLike, scalarAt, scalarsAt } from "./limit";

/** What an endpoint must look like, by protocol, and the answer to others. Source: SNS `Subscribe`, `Endpoint`. */
const ENDPOINTS: Readonly<Record<string, { readonly pattern: RegExp; readonly name: string }>> = {
  email: { pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, name: "Email address" },
  https: { pattern: /^https:\/\/[^\s/]+\.[^\s]+$/, name: "HTTPS endpoint" },
  lambda: { pattern: /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:.+$/, name: "Lambda endpoint ARN" },
  sqs: { pattern: /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:.+$/, name: "SQS endpoint ARN" },
};

function subscriptionFault(state: Fields): string | undefined {
  const expected = ENDPOINTS[String(state.protocol)];
  return expected === undefined || expected.pattern.test(String(state.endpoint))
    ? undefined
    : `Invalid parameter: ${expected.name}`;
}

function alarmFault(state: Fields): string | undefined {
  const period = Number(scalarAt(state, "period") ?? 60);
  const periods = Number(scalarAt(state, "evaluation_periods") ?? 1);
  if (![10, 20, 30].includes(period) && (period % 60 !== 0 || period < 60)) {
    return `Period must be 10, 20, 30 or a multiple of 60, got ${period}`;
  }
  const most = period < 3600 ? 86_400 : 604_800;
  return period * periods > most
    ? `Metrics cannot be checked across more than ${most === 86_400 ? "a day" : "7 days"} (EvaluationPeriods * Period must be <= ${most})`
    : undefined;
}

/** IAM reads the actions and resources of a policy before it keeps it. Source: IAM `PutRolePolicy`, `MalformedPolicyDocument`. */
function policyFault({ policy }: Fields): string | undefined {
  if (typeof policy !== "string") return undefined;
  const document = parsed(policy);
  if (document === undefined) return "Syntax errors in policy.";
  const statements = [document.Statement ?? []].flat() as unknown as readonly Readonly<
    Record<string, unknown>
  >[];
  const texts = (field: string): readonly string[] =>
    statements.flatMap((statement) => [statement[field] ?? []].flat().map(String));
  if (texts("Action").some((action) => action !== "*" && !/^[A-Za-z0-9-]+:/.test(action))) {
    return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  }
  const resource = texts("Resource").find((text) => text !== "*" && !text.startsWith("arn:"));
  return resource === undefined ? undefined : `Resource ${resource} must be in ARN format or "*".`;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

const ROLE_NAME: Limit = looksLike(
  "name",
  /^[\w+=,.@-]{1,64}$/,
  "ValidationError",
  () =>
    "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
);

/** Days that CloudWatch Logs keeps events for. Source: `PutRetentionPolicy`, `retentionInDays`. */
const RETENTION = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Alarms, topics, log groups, trails and IAM. */
export const MONITORING_LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_sns_topic_subscription: [{ code: "InvalidParameter", fault: subscriptionFault }],
  aws_cloudwatch_metric_alarm: [{ code: "ValidationError", fault: alarmFault }],
  aws_cloudwatch_log_group: [
    looksLike(
      "name",
      /^(?!aws\/)[\w./#-]{1,512}$/,
      "InvalidParameterException",
      (name) => `Log group name ${name} is not valid`,
    ),
    {
      code: "InvalidParameterException",
      fault: (state) =>
        scalarsAt(state, "retention_in_days").every((days) => RETENTION.includes(Number(days)))
          ? undefined
          : "1 validation error detected: Value at 'retentionInDays' failed to satisfy constraint",
    },
  ],
  aws_cloudtrail: [
    // Source: CloudTrail `CreateTrail`, parameter `Name`.
    looksLike(
      "name",
      /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*[._-]{2})[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/,
      "InvalidTrailNameException",
      (name) => `Trail name ${name} is not valid`,
    ),
  ],
  aws_iam_role: [
    ROLE_NAME,
    isBetween("max_session_duration", 3600, 43_200, "ValidationError", "maxSessionDuration"),
  ],
  aws_iam_role_policy: [{ code: "MalformedPolicyDocument", fault: policyFault }],
};
