import { type PlanRequest, planSubnets, type SubnetPlan } from "./plan";
import type { PlanProblem } from "./plan-problem";
import { Prefix } from "./prefix";

/** What a test asks of the planner, with the VPC as text. @default vpc "10.0.0.0/16", with no tiers */
export type Request = Partial<Omit<PlanRequest, "vpc">> & { readonly vpc?: string };

/** The plan of a request. */
export function plan({ vpc = "10.0.0.0/16", ...request }: Request): SubnetPlan {
  return planSubnets({ tiers: [], ...request, vpc: Prefix.parse(vpc) });
}

/** Three zones, by their letters. */
export const zones = ["a", "b", "c"];

/** A tier of one /24 in zone a; a test states only what it is about. */
export const tier = (settings: Partial<PlanRequest["tiers"][number]>): PlanRequest["tiers"][number] => ({
  name: "data",
  bits: 24,
  zones: ["a"],
  ...settings,
});

/** A request that cannot be met, by its fault, and every problem that the plan then has. */
export type Refusal = readonly [fault: string, request: Request, problems: readonly PlanProblem[]];
