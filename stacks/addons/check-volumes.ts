import type { CheckContext, SettingsProblem } from "@strata/config";
import { dataEntries, unknownEntry } from "./data-entries";
import type { AddonsSettings } from "./settings";

/** Faults of volumes: access points that the data layer does not have, and claims of one name. */
export function volumeProblems(
  { volumes }: AddonsSettings,
  context: CheckContext,
): readonly SettingsProblem[] {
  return [...accessPointProblems(volumes, context), ...claimProblems(volumes)];
}

function accessPointProblems(
  volumes: AddonsSettings["volumes"],
  context: CheckContext,
): readonly SettingsProblem[] {
  const data = dataEntries(context);
  if (data === undefined) return [];
  return Object.entries(volumes)
    .filter(([, { accessPoint }]) => data.accessPoints?.[accessPoint] === undefined)
    .map(([name, { accessPoint }]) =>
      unknownEntry(["volumes", name, "accessPoint"], "accessPoints", accessPoint, data),
    );
}

function claimProblems(volumes: AddonsSettings["volumes"]): readonly SettingsProblem[] {
  const claims = Object.entries(volumes).map(([name, { namespace, claim = name }]) => ({
    path: ["volumes", name, "claim"],
    claim: `${namespace}/${claim}`,
  }));
  return claims
    .filter(({ claim }, index) => claims.findIndex((other) => other.claim === claim) < index)
    .map(({ path, claim }) => ({
      path,
      expected: "a claim that no other volume has in its namespace",
      got: claim,
    }));
}
