import { Route53QueryLog } from "@cdktf/provider-aws/lib/route53-query-log";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { logGroup } from "../logs/log-group";

/** A public hosted zone. */
export interface HostedZoneProps {
  /** Domain without the final dot. */
  readonly name: string;
  readonly description: string;
  /** Logs of public DNS queries (Route53.2). @default none */
  readonly queryLog?: QueryLogProps;
}

/** Where a zone's queries are logged. Route 53 writes to us-east-1 only. */
export interface QueryLogProps {
  /** Name of the log group; Route 53 requires the prefix `/aws/route53/`. */
  readonly groupName: string;
  readonly retentionDays: number;
  /** ARN of a key in us-east-1. */
  readonly keyArn: string;
  /** The provider of us-east-1. */
  readonly provider: TerraformProvider;
  /** The resource policy that allows Route 53 to write, see `logWriters`. */
  readonly writers: ITerraformDependable;
}

/** A zone that is resolved publicly once its parent domain delegates to `nameServers`. */
export class HostedZone extends Construct {
  readonly zoneId: string;
  readonly nameServers: readonly string[];

  constructor(scope: Construct, id: string, props: HostedZoneProps) {
    super(scope, id);
    const zone = new Route53Zone(this, "this", {
      name: props.name,
      comment: props.description,
      forceDestroy: false,
    });
    this.zoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
    if (props.queryLog !== undefined) this.logQueries(props.queryLog);
  }

  private logQueries({ groupName, retentionDays, keyArn, provider, writers }: QueryLogProps): void {
    const group = logGroup(this, "query-log-group", { name: groupName, retentionDays, keyArn, provider });
    new Route53QueryLog(this, "query-log", {
      zoneId: this.zoneId,
      cloudwatchLogGroupArn: group.arn,
      dependsOn: [writers],
    });
  }
}
