import type { SettingsProblem } from "@strata/config";
import type { ZoneSettings } from "./settings";

/** The zone has a name, and a query log only where this environment creates it. */
export function zoneProblems(settings: ZoneSettings): readonly SettingsProblem[] {
  const { zone } = settings;
  const nameless = hasName(settings)
    ? []
    : [
        {
          path: ["zone", "name"],
          expected: "a domain",
          got: "nothing",
          mend: "set zone.name, or domain for its parent",
        },
      ];
  const logged =
    zone.mode === "existing" && zone.queryLog !== undefined
      ? [
          {
            path: ["zone", "queryLog"],
            expected: "none, since a zone has one query log, which whoever created the zone manages",
            got: "a query log beside mode: existing",
            mend: "set queryLog: null",
          },
        ]
      : [];
  return [...nameless, ...logged];
}

/** Whether the zone has a domain: its own, or one below the parent domain. */
export function hasName({ domain, zone: { name } }: ZoneSettings): boolean {
  return name !== undefined || domain !== undefined;
}
