import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../iam/policy-document";
import type { Place } from "../place";

const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** A service as a policy names it. */
interface Writer {
  readonly sid: string;
  readonly service: string;
  /** ARN pattern of the resources that are logged. */
  readonly source: (place: Place) => string;
}

/**
 * Services that may write to a log group only if a resource policy of its region allows it.
 * Sources: Route 53 developer guide, "Public DNS query logging"; WAF developer guide, "CloudWatch Logs".
 */
const LOG_WRITERS = {
  dnsQueries: {
    sid: "DnsQueries",
    service: "route53.amazonaws.com",
    source: () => "arn:aws:route53:::hostedzone/*",
  },
  webAcls: {
    sid: "WebAcls",
    service: "delivery.logs.amazonaws.com",
    source: ({ account, region }) => `arn:aws:logs:${region}:${account}:*`,
  },
} as const satisfies Readonly<Record<string, Writer>>;

/** A service that writes to log groups on its own behalf. */
export type LogWriter = keyof typeof LOG_WRITERS;

/** Who may write to which log groups. */
export interface LogWritersProps {
  readonly place: Place;
  /** Name of the policy: unique in the account and region, which hold at most ten. */
  readonly name: string;
  /** Name of the log group, or a pattern such as `aws-waf-logs-shop-*`, by its writer. */
  readonly writers: Partial<Readonly<Record<LogWriter, string>>>;
  /** @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/** One policy for all log groups of a stack that services write to: a region accepts at most ten policies. */
export function logWriters(
  scope: Construct,
  id: string,
  props: LogWritersProps,
): CloudwatchLogResourcePolicy {
  const { account, region } = props.place;
  return new CloudwatchLogResourcePolicy(scope, id, {
    policyName: props.name,
    policyDocument: policyDocument(
      Object.entries(props.writers).map(([writer, group]) =>
        writing(
          LOG_WRITERS[writer as LogWriter],
          `arn:aws:logs:${region}:${account}:log-group:${group}:*`,
          props.place,
        ),
      ),
    ),
    ...(props.provider === undefined ? {} : { provider: props.provider }),
  });
}

function writing({ sid, service, source }: Writer, resource: string, place: Place): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: WRITE,
    Resource: resource,
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": source(place) },
    },
  };
}
