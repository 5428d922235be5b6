import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { type Domains, outsideZone, repeatedNames } from "../domains";
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
  return [...outsideZone(all, zone), ...lengthProblems(all), ...repeatedNames(all)];
}

/** A name of a certificate, spelled out, and its setting. */
interface PlacedName {
  readonly path: SettingsProblem["path"];
  readonly name: string;
}

/** Longest main name, which becomes the common name. Source: ACM `RequestCertificate`, parameter `DomainName`. */
const LONGEST_MAIN = 64;

function lengthProblems([main]: readonly PlacedName[]): readonly SettingsProblem[] {
  return main === undefined || main.name.length <= LONGEST_MAIN
    ? []
    : [
        {
          path: main.path,
          expected: `a main name of at most ${LONGEST_MAIN} characters`,
          got: `${JSON.stringify(main.name)}, which has ${main.name.length}`,
          mend: "set a shorter domain, and this one among names",
        },
      ];
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
