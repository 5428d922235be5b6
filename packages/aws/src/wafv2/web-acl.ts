import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";

/** A web ACL in front of CloudFront distributions. */
export interface WebAclProps {
  readonly name: string;
  readonly description: string;
  /** AWS managed rule groups by name, for example `AWSManagedRulesCommonRuleSet`. */
  readonly managedRules: Readonly<Record<string, ManagedRules>>;
  /** Limit of requests for each source address. @default none */
  readonly rateLimit?: RateLimit;
  /** Logs of what rules matched (WAF.11). @default none */
  readonly logs?: WebAclLogsProps;
  /** The provider of us-east-1, where all ACLs of CloudFront live. */
  readonly provider: TerraformProvider;
}

/** One managed rule group in an ACL. */
export interface ManagedRules {
  /** The lowest is evaluated first; unique in the ACL. */
  readonly priority: number;
  /** `count` only counts what `enforce` blocks. */
  readonly mode: "enforce" | "count";
}

/** A limit of requests, counted for each source address. */
export interface RateLimit {
  readonly requests: number;
  /** AWS accepts 60, 120, 300 and 600. */
  readonly windowSeconds: number;
  /** Unique among those of the managed rules. */
  readonly priority: number;
  /** `count` only counts what `enforce` blocks. */
  readonly mode: "enforce" | "count";
}

/** Where an ACL logs. */
export interface WebAclLogsProps {
  /** Name of the log group; WAF requires the prefix `aws-waf-logs-`. */
  readonly groupName: string;
  readonly retentionDays: number;
  /** Request headers whose values are redacted, in lower case. */
  readonly redactedHeaders: readonly string[];
  /** ARN of a key in us-east-1. */
  readonly keyArn: string;
  /** The resource policy that allows WAF to write, see `logWriters`. */
  readonly writers: ITerraformDependable;
}

/** An ACL that allows requests that no rule blocks. */
export class WebAcl extends Construct {
  /** The value for a distribution's `web_acl_id`; ids are for WAF Classic only. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { name, description, provider } = props;
    const acl = new Wafv2WebAcl(this, "this", {
      provider,
      name,
      description,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: metrics(name),
      rule: rules(props).toSorted((one, other) => one.priority - other.priority),
    });
    this.arn = acl.arn;
    if (props.logs !== undefined) this.log(props.logs, provider);
  }

  private log(logs: WebAclLogsProps, provider: TerraformProvider): void {
    const { groupName, retentionDays, redactedHeaders, keyArn, writers } = logs;
    const group = logGroup(this, "log-group", { name: groupName, retentionDays, keyArn, provider });
    new Wafv2WebAclLoggingConfiguration(this, "logs", {
      provider,
      resourceArn: this.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: redactedHeaders.map((name) => ({ singleHeader: { name } })),
      dependsOn: [writers],
    });
  }
}

/** The binding passes statements on unchanged, so they use Terraform's names. */
function rules({ managedRules, rateLimit }: WebAclProps): readonly Wafv2WebAclRule[] {
  const groups = Object.entries(managedRules).map(
    ([group, { priority, mode }]): Wafv2WebAclRule => ({
      name: group,
      priority,
      overrideAction: mode === "count" ? { count: {} } : { none: {} },
      statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group } },
      visibilityConfig: metrics(group),
    }),
  );
  if (rateLimit === undefined) return groups;
  const { requests, windowSeconds, priority, mode } = rateLimit;
  const limit: Wafv2WebAclRule = {
    name: "RateLimit",
    priority,
    action: mode === "count" ? { count: {} } : { block: {} },
    statement: {
      rate_based_statement: {
        limit: requests,
        evaluation_window_sec: windowSeconds,
        aggregate_key_type: "IP",
      },
    },
    visibilityConfig: metrics("RateLimit"),
  };
  return [...groups, limit];
}

function metrics(metricName: string): {
  cloudwatchMetricsEnabled: true;
  sampledRequestsEnabled: true;
  metricName: string;
} {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
