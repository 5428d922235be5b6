import type { CheckContext, SettingsProblem } from "@strata/config";
import { bucketProblems } from "./check-buckets";
import { loadBalancerProblems } from "./check-load-balancers";
import { covers, type EdgeDomains, edgeDomains, isInZone, outsideZone } from "./domains";
import type { EdgeSettings } from "./settings";

type Entry<Group extends "certificates" | "distributions"> = EdgeSettings[Group][string];

/** What the schema cannot say of edge settings: names inside the zone, names of entries, and the buckets of the data layer. */
export function edgeCheck(context: CheckContext): readonly SettingsProblem[] {
  const { environment, settings } = context;
  const edge = settings("edge") as EdgeSettings;
  const domains = edgeDomains(environment.id, edge);
  const nameless: readonly SettingsProblem[] =
    domains === undefined
      ? [
          {
            path: ["zone", "name"],
            expected: "a domain",
            got: "nothing",
            mend: "set zone.name, or domain for its parent",
          },
        ]
      : [];
  return [
    ...nameless,
    ...zoneProblems(edge),
    ...(domains === undefined ? [] : certificateNameProblems(edge, domains)),
    ...Object.entries(edge.distributions).flatMap(([name, distribution]) => [
      ...referenceProblems(edge, name, distribution),
      ...countryProblems(name, distribution),
      ...(domains === undefined ? [] : aliasProblems(edge, domains, environment.region, name, distribution)),
    ]),
    ...priorityProblems(edge),
    ...loadBalancerProblems(edge, domains, context),
    ...bucketProblems(edge, settings("data")),
  ];
}

function zoneProblems({ zone }: EdgeSettings): readonly SettingsProblem[] {
  return zone.mode === "existing" && zone.queryLog !== undefined
    ? [
        {
          path: ["zone", "queryLog"],
          expected: "none, since a zone has one query log and whoever made the zone keeps it",
          got: "a query log beside mode: existing",
          mend: "set queryLog: null",
        },
      ]
    : [];
}

function certificateNameProblems(
  { certificates }: EdgeSettings,
  { zone, spell }: EdgeDomains,
): readonly SettingsProblem[] {
  return Object.entries(certificates).flatMap(([entry, { domain, names }]) =>
    [
      { path: ["certificates", entry, "domain"], name: spell(domain) },
      ...names.map((name, index) => ({ path: ["certificates", entry, "names", index], name: spell(name) })),
    ]
      .filter(({ name }) => !isInZone(name, zone))
      .map(({ path, name }) => outsideZone(path, name, zone)),
  );
}

function referenceProblems(
  { certificates, webAcls }: EdgeSettings,
  entry: string,
  { certificate, webAcl }: Entry<"distributions">,
): readonly SettingsProblem[] {
  const unknown = (
    key: string,
    got: string | undefined,
    known: readonly string[],
  ): readonly SettingsProblem[] =>
    got === undefined || known.includes(got)
      ? []
      : [
          {
            path: ["distributions", entry, key],
            expected: `an entry of edge.${key}s: ${known.join(", ") || "(none)"}`,
            got: JSON.stringify(got),
          },
        ];
  return [
    ...unknown("certificate", certificate, Object.keys(certificates)),
    ...unknown("webAcl", webAcl, Object.keys(webAcls)),
  ];
}

function countryProblems(entry: string, { countries }: Entry<"distributions">): readonly SettingsProblem[] {
  const { allow, codes } = countries;
  if ((allow === "all") === (codes.length === 0)) return [];
  return [
    {
      path: ["distributions", entry, "countries", "codes"],
      expected: allow === "all" ? "none, since allow is all" : `the countries that allow: ${allow} means`,
      got: codes.join(", ") || "none",
    },
  ];
}

/** Aliases need the zone for their records, and an issued certificate of us-east-1 that covers them. */
function aliasProblems(
  { certificates, zone: { delegated } }: EdgeSettings,
  { zone, spell }: EdgeDomains,
  region: string,
  entry: string,
  distribution: Entry<"distributions">,
): readonly SettingsProblem[] {
  const aliases = distribution.aliases.map(spell);
  const at = (...path: readonly (string | number)[]): SettingsProblem["path"] => [
    "distributions",
    entry,
    ...path,
  ];
  const outside = aliases.flatMap((name, index) =>
    isInZone(name, zone) ? [] : [outsideZone(at("aliases", index), name, zone)],
  );
  if (aliases.length === 0) return outside;
  const undelegated: readonly SettingsProblem[] = delegated
    ? []
    : [
        {
          path: at("aliases"),
          expected: "none while zone.delegated is false, since no certificate is issued before",
          got: aliases.join(", "),
          mend: "set aliases: [] until the parent domain delegates",
        },
      ];
  if (distribution.certificate === undefined) {
    return [
      ...outside,
      ...undelegated,
      {
        path: at("certificate"),
        expected: `a certificate for ${aliases.join(", ")}: ${Object.keys(certificates).join(", ") || "(none)"}`,
        got: "nothing",
      },
    ];
  }
  const certificate = certificates[distribution.certificate];
  if (certificate === undefined) return [...outside, ...undelegated];
  const names = [certificate.domain, ...certificate.names].map(spell);
  const uncovered = aliases.flatMap((alias, index): readonly SettingsProblem[] =>
    covers(names, alias)
      ? []
      : [
          {
            path: at("aliases", index),
            expected: `a name of certificate ${distribution.certificate}: ${names.join(", ")}`,
            got: JSON.stringify(alias),
          },
        ],
  );
  const elsewhere: readonly SettingsProblem[] =
    certificate.region === "us-east-1" || region === "us-east-1"
      ? []
      : [
          {
            path: at("certificate"),
            expected: "a certificate of us-east-1, the only ones that CloudFront takes",
            got: `${JSON.stringify(distribution.certificate)}, which is of ${region}`,
          },
        ];
  return [...outside, ...undelegated, ...uncovered, ...elsewhere];
}

/** Managed rules and the rate limit of an ACL share their priorities. */
function priorityProblems({ webAcls }: EdgeSettings): readonly SettingsProblem[] {
  return Object.entries(webAcls).flatMap(([entry, { managedRules, rateLimit }]) => {
    const rules = [
      ...Object.entries(managedRules).map(([name, { priority }]) => ({
        name,
        priority,
        path: ["managedRules", name],
      })),
      ...(rateLimit === undefined
        ? []
        : [{ name: "rateLimit", priority: rateLimit.priority, path: ["rateLimit"] }]),
    ];
    return rules.flatMap(({ priority, path }, index) => {
      const first = rules.findIndex((other) => other.priority === priority);
      if (first === index) return [];
      return [
        {
          path: ["webAcls", entry, ...path, "priority"],
          expected: "a priority of its own",
          got: `${priority}, which ${rules[first]?.name} has too`,
        },
      ];
    });
  });
}
