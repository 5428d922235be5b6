import { Fn, Token } from "cdktf";
import type { ClusterContext } from "../builder";

/** Ids of the subnets of these tiers, in zone order within each tier. */
export function subnetIds(
  tiers: readonly string[],
  { read }: Pick<ClusterContext, "read">,
): readonly string[] {
  const lists = tiers.map((tier) => read("network").tiers.entry(tier).subnet_ids);
  return lists.length === 1 ? (lists[0] ?? []) : Token.asList(Fn.concat(lists.map((list) => [...list])));
}
