import { isToDecide } from "@strata/policy";
import type { Decision, Notice } from "../content";
import type { PlannedLayer } from "./planned-layer";

/** What the change rules say of resources on which nobody has to decide: who waits, and what may still come. */
export function noticesOf(
  layers: readonly PlannedLayer[],
  decisions: readonly Decision[],
): readonly Notice[] {
  const decided = new Set(
    decisions
      .filter(({ action }) => action !== "update")
      .flatMap(({ layer, addresses }) => addresses.map((address) => `${layer} ${address}`)),
  );
  const groups = new Map<string, Notice>();
  for (const { layer, findings } of layers) {
    for (const finding of findings) {
      const { address, rule, effect, verdict, lasts, attributes, reason, way, notes } = finding;
      // What is forgotten is told where it is listed.
      if (isToDecide(finding) || effect === "forgets" || decided.has(`${layer} ${address}`)) continue;
      const said = { layer, rule, effect, verdict, attributes, reason, way, notes };
      const notice: Notice = { ...said, ...(lasts === undefined ? {} : { lasts }), addresses: [address] };
      const key = JSON.stringify({ ...notice, addresses: [] });
      const group = groups.get(key);
      groups.set(key, group === undefined ? notice : { ...group, addresses: [...group.addresses, address] });
    }
  }
  return [...groups.values()];
}
