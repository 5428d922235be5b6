import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { vpcProblems } from "./check";
import type { AddressSettings } from "./plan";
import { vpcSettings } from "./settings";

/** The VPC, with its plan of addresses. */
export const vpc = defineSingle({
  key: "vpc",
  title: "VPC",
  description: "The VPC: its addresses, zones and reserved ranges",
  settings: vpcSettings,
  outputs: {
    vpc_id: string("Id of the VPC", "vpc-0a1b2c3d4e5f60718"),
    vpc_cidr: string("IPv4 CIDR of the VPC", "10.0.0.0/16"),
    region: string("AWS region of the VPC", "eu-west-1"),
  },
  check: ({ layer, environment }) => vpcProblems(layer as AddressSettings, environment),
});
