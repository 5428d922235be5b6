import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** A log group that exists before its writer does: one that AWS creates has no retention and no key. */
export interface LogGroupProps {
  readonly name: string;
  /** One of the values that CloudWatch Logs accepts, such as 30 or 365. */
  readonly retentionDays: number;
  /** ARN of a key of the same region that grants use to `logs`, see KEY_USERS. */
  readonly keyArn: string;
  /** @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/** A log group with retention (CloudWatch.16) and a customer managed key (CKV_AWS_158). */
export function logGroup(scope: Construct, id: string, props: LogGroupProps): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, id, {
    name: props.name,
    retentionInDays: props.retentionDays,
    kmsKeyId: props.keyArn,
    ...(props.provider === undefined ? {} : { provider: props.provider }),
  });
}
