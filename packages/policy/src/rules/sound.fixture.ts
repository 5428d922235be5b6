import type { SynthesizedUnit } from "@strata/inventory";
import { bastion } from "./sound/bastion.fixture";
import { databases } from "./sound/databases.fixture";
import { edge } from "./sound/edge.fixture";
import { eks } from "./sound/eks.fixture";
import { endpoints } from "./sound/endpoints.fixture";
import { flowLog } from "./sound/flow-log.fixture";
import { kubernetes } from "./sound/kubernetes.fixture";
import { storage } from "./sound/storage.fixture";
import { unit } from "./sound/unit.fixture";
import { privateSubnets, vpc } from "./sound/vpc.fixture";

/** An invented environment that meets every rule, with a resource of each type that has one. Made anew each time. */
export function sound(): readonly SynthesizedUnit[] {
  return structuredClone([
    unit(
      "network",
      { ...vpc, ...flowLog, ...endpoints, ...bastion },
      {
        data: { aws_ssm_parameter: { image: { name: "/aws/image" } } },
        output: { private_subnet_ids: { value: privateSubnets } },
      },
    ),
    unit("cluster", eks, {
      variable: { network: { default: null } },
      data: {
        terraform_remote_state: {
          network: { config: { bucket: "shop-state", key: "shop/network.tfstate" } },
        },
      },
      locals: {
        network: {
          private_subnet_ids:
            "${var.network == null ? data.terraform_remote_state.network[0].outputs.private_subnet_ids : var.network.private_subnet_ids}",
        },
      },
    }),
    unit("data", { ...databases, ...storage }),
    unit("edge", edge),
    unit("addons", kubernetes),
  ]);
}
