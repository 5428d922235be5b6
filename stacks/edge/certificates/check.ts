import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { type Domains, outsideZone } from "../domains";
import type { CertificateSettings } from "./settings";

/** Names are inside the zone, whose records prove that they are ours. Paths are inside the entry. */
export function certificateProblems(
  { domain, names }: CertificateSettings,
  { zone, spell }: Domains,
): readonly SettingsProblem[] {
  const all = [
    { path: ["domain"], name: spell(domain) },
    ...names.map((name, index) => ({ path: ["names", index], name: spell(name) })),
  ];
  return outsideZone(all, zone);
}

/**
 * The fault of a setting without a certificate that it needs.
 * @param layer settings of the edge layer
 */
export function missingCertificate(
  path: SettingsProblem["path"],
  expected: string,
  layer: unknown,
): SettingsProblem {
  const known = Object.keys(entriesAt(layer, "certificates"));
  return {
    path,
    expected,
    got: "nothing",
    mend: known.length === 0 ? "there is none" : `known: ${known.join(", ")}`,
  };
}
