import type { ResourceChange } from "@strata/inventory";
import type { ChangeFinding } from "./finding";
import type { ShownChange } from "./shown";

/** Why Terraform replaces what no attribute makes it replace. Source: Terraform, "JSON Output Format", action_reason. */
const CAUSES: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted: an earlier apply failed halfway, or somebody ran terraform taint",
  replace_by_request: "the plan was made with -replace",
  replace_by_triggers: "replace_triggered_by names something that changes",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "it has gained or lost count or for_each",
  delete_because_count_index: "count is smaller than its index",
  delete_because_each_key: "for_each no longer has its key",
  delete_because_no_move_target: "a moved block leads to an address that is not in the configuration",
};

/** The address, and which object of it where that is one an earlier replacement has left. */
export function addressOf({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** Why Terraform deletes or replaces it, where it says so. */
export function causeOf({ cause }: Pick<ResourceChange, "cause">): readonly string[] {
  const text = cause === undefined ? undefined : CAUSES[cause];
  return text === undefined ? [] : [text];
}

/** Of a type that no rule is about. */
export function generalFinding(
  change: ResourceChange,
  attributes: readonly ShownChange[],
  notes: readonly string[],
): ChangeFinding {
  const { type, action } = change;
  return {
    rule: "type-without-rules",
    address: addressOf(change),
    type,
    action,
    effect: "destroys",
    verdict: "found",
    attributes,
    reason: `no rule is about ${type}: what it holds is taken for lost`,
    way: "find out what it holds and who uses it; save that, or accept the change by its address",
    source: ["Terraform, Resource lifecycle"],
    notes,
  };
}

/** What Terraform no longer knows, and leaves as it is. */
export function forgotten(change: ResourceChange): ChangeFinding {
  return {
    rule: "forgotten",
    address: addressOf(change),
    type: change.type,
    action: "forget",
    effect: "forgets",
    verdict: "found",
    attributes: [],
    reason: "Terraform no longer knows it; it stays, costs money, and changes only by hand",
    way: "make sure that another configuration imports it, or write down who looks after it",
    source: ["Terraform, removed block"],
    notes: causeOf(change),
  };
}
