import { Vpc } from "@strata/aws";
import { build } from "../builder";
import { vpc } from "./kind";

/** The VPC, with an internet gateway where some tier routes to one. */
export const buildVpc = build(vpc, ({ scope, settings, layer, environment }) => {
  const { id: name, region } = environment;
  const { cidr } = settings;
  const built = new Vpc(scope, "vpc", {
    name,
    cidr,
    internet: Object.values(layer.tiers).some(({ route }) => route === "internet") ? "gateway" : "none",
  });
  return { vpc_id: built.vpcId, vpc_cidr: cidr, region, vpc: built };
});
