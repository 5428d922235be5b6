import type { SettingsProblem } from "@strata/config";
import type { VolumeSettings } from "./settings";

/** A claim has one volume. Paths are inside the entry. */
export function volumeProblems(
  name: string,
  volumes: Readonly<Record<string, VolumeSettings>>,
): readonly SettingsProblem[] {
  const claims = Object.entries(volumes).map(([volume, { namespace, claim = volume }]) => ({
    volume,
    claim: `${namespace}/${claim}`,
  }));
  const own = claims.find(({ volume }) => volume === name);
  const first = claims.find(({ claim }) => claim === own?.claim);
  return own === undefined || first === own
    ? []
    : [
        {
          path: ["claim"],
          expected: "a claim that no other volume has in its namespace",
          got: own.claim,
        },
      ];
}
