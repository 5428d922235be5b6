import type { UnitEnvironment } from "./unit";

/** The environment that tests of stacks are about, with nothing that one of them asks for. */
export const SHOP: UnitEnvironment = {
  id: "shop",
  account: "111122223333",
  region: "eu-west-1",
  regions: ["us-east-1"],
  posture: "production",
  tags: {},
  providers: {},
  heldSubnets: {},
};
