import type { Environment } from "@strata/config";

/** The environment that tests of one layer are about, as the files of its folder come to. */
export function shopWith(...layers: Environment["layers"]): Environment {
  return {
    id: "shop-production",
    path: "shop/production",
    account: "111122223333",
    region: "eu-west-1",
    posture: "production",
    layers,
    tags: { Project: "shop" },
    state: {},
    providers: {},
    heldSubnets: {},
    platforms: [],
    regions: ["us-east-1"],
    exceptions: [],
    settings: {},
  };
}
