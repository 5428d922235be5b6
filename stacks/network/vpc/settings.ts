import { fixed } from "@strata/kind";
import { cidr, entriesOf, zoneLetter } from "@strata/kind/vocabulary";
import { z } from "zod";

const reservation = z.strictObject({
  range: z
    .string()
    .describe("CIDR, or first and last address joined by -, absolute or as offsets in the VPC"),
  reason: z.string().describe("What the range is reserved for"),
});

/** The VPC: its addresses and its zones. */
export const vpcSettings = {
  cidr: fixed(cidr.describe("IPv4 CIDR of the VPC, /16 to /28"), {
    since: "another range makes another VPC, and everything in it is replaced",
    way: "make an environment with the new range beside this one and move to it",
    source: "EC2, VPC CIDR blocks; Terraform aws_vpc.cidr_block",
    takes: ["network.tiers"],
  }),
  zones: z
    .array(zoneLetter)
    .min(1)
    .default(["a", "b", "c"])
    .describe("Letters of the availability zones that tiers use"),
  reserved: entriesOf(reservation).describe("Ranges that subnets leave free"),
};

/** Settings of the VPC, validated. */
export type VpcSettings = z.output<z.ZodObject<typeof vpcSettings>>;
