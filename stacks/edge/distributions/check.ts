import type { SettingsProblem } from "@strata/config";
import { type EntryContext, entriesAt } from "@strata/kind";
import { own } from "@strata/values";
import { missingCertificate } from "../certificates/check";
import { type CertificateSettings, namesOf } from "../certificates/settings";
import { covers, type Domains, domainsOf, outsideZone, repeatedNames } from "../domains";
import type { ZoneSettings } from "../zone/settings";
import type { DistributionSettings } from "./settings";

type Context = Pick<
  EntryContext<DistributionSettings>,
  "name" | "entry" | "entries" | "layer" | "environment"
>;

/**
 * A bucket has one distribution, countries are listed where they matter, and aliases have records in the zone and an
 * issued certificate. Paths are inside the entry.
 */
export function distributionProblems(context: Context): readonly SettingsProblem[] {
  const { entry, layer, environment } = context;
  const domains = domainsOf(layer, environment);
  return [
    ...originProblems(context),
    ...countryProblems(entry),
    ...preloadProblems(entry.headers.strictTransport),
    ...(domains === undefined ? [] : aliasProblems(context, domains)),
  ];
}

function originProblems({ name, entry: { origin }, entries }: Context): readonly SettingsProblem[] {
  const [first = name] = Object.keys(entries).filter(
    (other) => own(entries, other)?.origin.bucket === origin.bucket,
  );
  return first === name
    ? []
    : [
        {
          path: ["origin", "bucket"],
          expected: "a bucket of its own, since the bucket's policy names one distribution",
          got: `${JSON.stringify(origin.bucket)}, which distributions.${first} serves`,
        },
      ];
}

/** A year, in seconds: the least that the browsers' list takes. */
const PRELOAD_SECONDS = 31_536_000;

/** The browsers' list takes a domain only with all names below it, and for a year. Source: hstspreload.org, requirements. */
function preloadProblems({
  seconds,
  subdomains,
  preload,
}: DistributionSettings["headers"]["strictTransport"]): readonly SettingsProblem[] {
  if (preload === "none" || (subdomains === "all" && seconds >= PRELOAD_SECONDS)) return [];
  return [
    {
      path: ["headers", "strictTransport", "preload"],
      expected: `none, unless subdomains is all and seconds ${PRELOAD_SECONDS} or more, without which browsers list no domain`,
      got: `${preload}, with subdomains ${subdomains} and ${seconds} seconds`,
    },
  ];
}

function countryProblems({ countries: { allow, codes } }: DistributionSettings): readonly SettingsProblem[] {
  if ((allow === "all") === (codes.length === 0)) return [];
  return [
    {
      path: ["countries", "codes"],
      expected: allow === "all" ? "none, since allow is all" : `the countries that allow: ${allow} means`,
      got: codes.join(", ") || "none",
    },
  ];
}

function aliasProblems(context: Context, { zone, spell }: Domains): readonly SettingsProblem[] {
  const { entry, layer } = context;
  const aliases = entry.aliases.map((alias, index) => ({ path: ["aliases", index], name: spell(alias) }));
  if (aliases.length === 0) return [];
  const names = aliases.map(({ name }) => name).join(", ");
  const undelegated = (layer as ZoneSettings).zone.delegated
    ? []
    : [
        {
          path: ["aliases"],
          expected: "none while zone.delegated is false, since no certificate is issued before",
          got: names,
          mend: "set aliases: [] until the parent domain delegates",
        },
      ];
  return [
    ...outsideZone(aliases, zone),
    ...repeatedNames(aliases),
    ...undelegated,
    ...(entry.certificate === undefined
      ? [missingCertificate(["certificate"], `a certificate for ${names}`, layer)]
      : certificateProblems(context, entry.certificate, aliases, spell)),
  ];
}

/** The certificate is valid for all aliases, and of the region whose certificates CloudFront takes. */
function certificateProblems(
  { layer, environment: { region } }: Context,
  name: string,
  aliases: readonly { readonly path: SettingsProblem["path"]; readonly name: string }[],
  spell: Domains["spell"],
): readonly SettingsProblem[] {
  const certificate = own(entriesAt<CertificateSettings>(layer, "certificates"), name);
  // Its reference is checked where it is declared.
  if (certificate === undefined) return [];
  const names = namesOf(certificate).map(spell);
  const uncovered = aliases
    .filter((alias) => !covers(names, alias.name))
    .map((alias) => ({
      path: alias.path,
      expected: `a name of certificate ${name}: ${names.join(", ")}`,
      got: JSON.stringify(alias.name),
    }));
  const elsewhere =
    certificate.region === "us-east-1" || region === "us-east-1"
      ? []
      : [
          {
            path: ["certificate"],
            expected: "a certificate in us-east-1, since CloudFront accepts no others",
            got: `${JSON.stringify(name)}, which is in ${region}`,
          },
        ];
  return [...uncovered, ...elsewhere];
}
