import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { own } from "@strata/values";
import { type CertificateSettings, namesOf } from "../certificates/settings";
import type { DistributionSettings } from "../distributions/settings";
import { covers, domainsOf, outsideZone, repeatedNames } from "../domains";
import type { LoadBalancerContext } from "./settings";

/** Aliases have records in the zone, are no aliases of a distribution, and each TLS listener's certificate covers them. */
export function aliasProblems({
  entry,
  layer,
  environment,
}: LoadBalancerContext): readonly SettingsProblem[] {
  const domains = domainsOf(layer, environment);
  // A zone without a name is a fault of its own.
  if (domains === undefined) return [];
  const { zone, spell } = domains;
  const certificates = entriesAt<CertificateSettings>(layer, "certificates");
  const distributions = Object.entries(entriesAt<DistributionSettings>(layer, "distributions"));
  const spelled = entry.aliases.map((alias, index) => ({ path: ["aliases", index], name: spell(alias) }));
  const each = entry.aliases.flatMap((alias, index) => {
    const name = spell(alias);
    const path = ["aliases", index];
    const [site] = distributions.filter(([, { aliases }]) => aliases.map(spell).includes(name));
    const taken =
      site === undefined
        ? []
        : [
            {
              path,
              expected: "a name of its own",
              got: `${JSON.stringify(name)}, an alias of distributions.${site[0]}`,
            },
          ];
    const uncovered = Object.entries(entry.listeners).flatMap(([listener, { certificate = "" }]) => {
      const found = own(certificates, certificate);
      const names = found === undefined ? [] : namesOf(found).map(spell);
      return found === undefined || covers(names, name)
        ? []
        : [
            {
              path,
              expected: `a name of certificate ${certificate}, which listener ${listener} uses: ${names.join(", ")}`,
              got: JSON.stringify(name),
            },
          ];
    });
    return [...outsideZone([{ path, name }], zone), ...taken, ...uncovered];
  });
  return [...repeatedNames(spelled), ...each];
}
