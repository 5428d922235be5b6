import { Prefix } from "@strata/cidr";
import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";

/** @throws {Refusal} when a new subnet lies outside of its VPC, or overlaps another one */
export function checkSubnet({ type, state, prior, store }: AppliedChange): void {
  const { cidr_block: cidr, vpc_id: vpcId } = state;
  if (type !== "aws_subnet" || prior !== undefined || typeof cidr !== "string" || cidr === "") return;
  const range = Prefix.parse(cidr);
  const vpc = store.ofType("aws_vpc").find(({ id }) => id === vpcId)?.state.cidr_block;
  const secondary = store
    .ofType("aws_vpc_ipv4_cidr_block_association")
    .filter((association) => association.state.vpc_id === vpcId)
    .map((association) => association.state.cidr_block);
  const ranges = [vpc, ...secondary].filter((text) => typeof text === "string" && text !== "").map(String);
  if (ranges.length > 0 && !ranges.some((text) => Prefix.parse(text).contains(range))) {
    throw new Refusal(
      `creating aws_subnet: api error InvalidSubnet.Range: The CIDR '${cidr}' is invalid.`,
      `cidr_block: expected a range within ${ranges.join(" or ")}, got ${cidr}.`,
    );
  }
  const other = store
    .ofType("aws_subnet")
    .find(
      (subnet) =>
        subnet.state.vpc_id === vpcId &&
        typeof subnet.state.cidr_block === "string" &&
        subnet.state.cidr_block !== "" &&
        range.overlaps(Prefix.parse(subnet.state.cidr_block)),
    );
  if (other === undefined) return;
  throw new Refusal(
    `creating aws_subnet: api error InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet`,
    `${other.id} has ${String(other.state.cidr_block)}.`,
  );
}
