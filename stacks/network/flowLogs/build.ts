import { FlowLog } from "@strata/aws";
import { entryOf } from "@strata/layer";
import { build } from "../builder";
import { buildKeys } from "../keys/build";
import { buildVpc } from "../vpc/build";
import { flowLogs } from "./kind";

/** The flow log of the VPC, with its log group. */
export const buildFlowLogs = build(flowLogs, ({ scope, settings, names, environment, made }) => {
  const { key, ...rest } = settings.flowLogs;
  return new FlowLog(scope, "flow-logs", {
    ...rest,
    place: environment,
    vpcId: made(buildVpc).vpc_id,
    name: environment.id,
    roleName: names().role,
    keyArn: entryOf(made(buildKeys), key, "network.flowLogs.key").arn,
  });
});
