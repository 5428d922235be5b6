import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { trustService } from "../iam/policy-document";
import { Role } from "../iam/role";
import { logGroup } from "../logs/log-group";
import type { Place } from "../place";

/** Flow logs of a VPC in CloudWatch Logs (EC2.6). */
export interface FlowLogProps {
  readonly place: Place;
  readonly vpcId: string;
  /** Part of the log group's name, and the Name tag. */
  readonly name: string;
  /** Name of the role that writes the logs; unique in the account. */
  readonly roleName: string;
  readonly retentionDays: number;
  /** Seconds over which packets are aggregated into a record: 60 for detail, 600 for cost. */
  readonly aggregationSeconds: 60 | 600;
  /** ARN of the key that encrypts the log group. */
  readonly keyArn: string;
}

/** Records all accepted and rejected traffic of a VPC. */
export class FlowLog extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const { place, name } = props;
    const group = logGroup(this, "group", {
      name: `/aws/vpc/${name}/flow-logs`,
      retentionDays: props.retentionDays,
      keyArn: props.keyArn,
    });
    const role = new Role(this, "role", {
      name: props.roleName,
      description: "Writes the VPC's flow logs",
      trust: trustService("vpc-flow-logs.amazonaws.com", {
        StringEquals: { "aws:SourceAccount": place.account },
      }),
      policies: {
        write: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: `${group.arn}:*`,
          },
          {
            Effect: "Allow",
            Action: "logs:DescribeLogGroups",
            // It lists, so that it knows no resource.
            Resource: "*",
          },
        ],
      },
    });
    new AwsFlowLog(this, "this", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: props.aggregationSeconds,
      tags: { Name: name },
      dependsOn: [...role.permissions],
    });
    this.logGroupName = group.name;
  }
}
