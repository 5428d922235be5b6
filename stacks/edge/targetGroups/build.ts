import { targetGroup } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { targetGroups } from "./kind";

/** The target groups, by name. */
export const buildTargetGroups = build(targetGroups, ({ scope, settings, names, read }) => {
  const each = new Construct(scope, "target-groups");
  return byName(settings, (group, entry) => {
    const { protocol, port, deregistrationDelaySeconds, preserveClientIp } = group;
    const { port: checkedPort, ...healthCheck } = group.healthCheck;
    const { arn } = targetGroup(each, entry, {
      name: names(entry).name,
      vpcId: read("network").vpc_id,
      protocol,
      port,
      deregistrationDelaySeconds,
      preserveClientIp,
      healthCheck: { ...healthCheck, ...(checkedPort === undefined ? {} : { port: checkedPort }) },
    });
    return { arn, port, checkedPort: checkedPort ?? port };
  });
});
