import { number, string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { ELB_NAME_LENGTH } from "@strata/kind/vocabulary";
import { targetGroupProblems } from "./check";
import { type TargetGroupSettings, targetGroup } from "./settings";

/** Target groups of load balancers. */
export const targetGroups = defineKind({
  key: "targetGroups",
  title: "target group",
  description: "What listeners of load balancers send to: addresses in the VPC, such as pods",
  entry: targetGroup,
  outputs: {
    description: "Target groups of load balancers",
    fields: {
      arn: string(
        "ARN of the target group",
        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop-production-https-80/0a1b2c3d4e5f6071",
      ),
      port: number("Port of its targets", 80),
    },
  },
  names: {
    // With the port and TLS, since another one is another target group, which must exist before listeners leave the old.
    name: {
      of: "target group",
      setting: "name",
      default: "{id}-{entry}{tls}-{port}",
      parts: (_layer: unknown, _environment: unknown, { protocol }: TargetGroupSettings) => ({
        tls: protocol === "TLS" ? "-tls" : "",
      }),
      scope: "region",
      longest: ELB_NAME_LENGTH,
    },
  },
  check: ({ name, entry, layer }) => targetGroupProblems(name, entry, layer),
});
