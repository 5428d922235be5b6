import type { CheckContext, SettingsProblem } from "@strata/config";
import { targetGroupProblems } from "./check-target-groups";
import { covers, type EdgeDomains, isInZone, outsideZone } from "./domains";
import { loadBalancerName, targetGroupName } from "./names";
import type { EdgeSettings } from "./settings";

type LoadBalancer = EdgeSettings["loadBalancers"][string];
type Listener = LoadBalancer["listeners"][string];

/** As much of the network layer's settings as load balancers stand on. */
interface NetworkView {
  readonly tiers: Readonly<Record<string, { readonly route: string }>>;
}

/** What the schema cannot say of load balancers: their place, their listeners, and what these need. */
export function loadBalancerProblems(
  edge: EdgeSettings,
  domains: EdgeDomains | undefined,
  { environment, settings }: CheckContext,
): readonly SettingsProblem[] {
  const network = settings("network") as NetworkView | undefined;
  return [
    ...Object.entries(edge.loadBalancers).flatMap(([entry, balancer]) => [
      ...lengthProblems(["loadBalancers", entry], loadBalancerName(environment.id, entry, balancer.name)),
      ...(network === undefined ? [] : tierProblems(entry, balancer, network)),
      ...portProblems(entry, balancer),
      ...Object.entries(balancer.listeners).flatMap(([name, listener]) =>
        certificateProblems(edge, ["loadBalancers", entry, "listeners", name], listener, environment.region),
      ),
      ...(domains === undefined ? [] : aliasProblems(edge, domains, entry, balancer)),
      ...logProblems(entry, balancer),
    ]),
    ...Object.entries(edge.targetGroups).flatMap(([entry, group]) =>
      lengthProblems(["targetGroups", entry], targetGroupName(environment.id, entry, group)),
    ),
    ...targetGroupProblems(edge),
  ];
}

/** Longest name that Elastic Load Balancing takes. Default names are made of the environment's id and the entry's name. */
const LONGEST_NAME = 32;

function lengthProblems(path: readonly string[], name: string): readonly SettingsProblem[] {
  return name.length <= LONGEST_NAME
    ? []
    : [
        {
          path,
          expected: `a name of at most ${LONGEST_NAME} characters`,
          got: `${name}, ${name.length} characters`,
          mend: "set name",
        },
      ];
}

function tierProblems(
  entry: string,
  { tier, scheme }: LoadBalancer,
  { tiers }: NetworkView,
): readonly SettingsProblem[] {
  const path = ["loadBalancers", entry, "tier"];
  const route = tiers[tier]?.route;
  if (route === undefined) {
    const known = Object.keys(tiers).join(", ") || "(none)";
    return [{ path, expected: `a tier of the network layer: ${known}`, got: JSON.stringify(tier) }];
  }
  return scheme === "internal" || route === "internet"
    ? []
    : [
        {
          path,
          expected: "a tier with route: internet, since scheme is internet-facing",
          got: `${JSON.stringify(tier)}, with route: ${route}`,
        },
      ];
}

function portProblems(entry: string, { listeners }: LoadBalancer): readonly SettingsProblem[] {
  const all = Object.entries(listeners);
  return all.flatMap(([name, { port }], index) => {
    const first = all.findIndex((other) => other[1].port === port);
    return first === index
      ? []
      : [
          {
            path: ["loadBalancers", entry, "listeners", name, "port"],
            expected: "a port of its own",
            got: `${port}, which ${all[first]?.[0]} listens to`,
          },
        ];
  });
}

/** TLS needs an issued certificate of the load balancer's own region, and nothing else may have one. */
function certificateProblems(
  { certificates, zone: { delegated } }: EdgeSettings,
  at: readonly string[],
  { protocol, certificate }: Listener,
  region: string,
): readonly SettingsProblem[] {
  const path = [...at, "certificate"];
  if (protocol === "TCP") {
    return certificate === undefined
      ? []
      : [
          {
            path,
            expected: "none, since TLS does not end at a TCP listener",
            got: JSON.stringify(certificate),
          },
        ];
  }
  const found = certificates[certificate ?? ""];
  if (found === undefined) {
    return [
      {
        path,
        expected: `an entry of edge.certificates: ${Object.keys(certificates).join(", ") || "(none)"}`,
        got: certificate === undefined ? "nothing" : JSON.stringify(certificate),
      },
    ];
  }
  const elsewhere: readonly SettingsProblem[] =
    found.region === "own" || region === found.region
      ? []
      : [
          {
            path,
            expected: "a certificate of the own region, the only ones that a load balancer takes",
            got: `${JSON.stringify(certificate)}, which is of ${found.region}`,
          },
        ];
  const unissued: readonly SettingsProblem[] = delegated
    ? []
    : [
        {
          path: [...at, "protocol"],
          expected: "TCP while zone.delegated is false, since no certificate is issued before",
          got: protocol,
          mend: "leave the listener out until the parent domain delegates",
        },
      ];
  return [...elsewhere, ...unissued];
}

/** Aliases need the zone for their records, the names to themselves, and a certificate of each TLS listener. */
function aliasProblems(
  { certificates, distributions }: EdgeSettings,
  { zone, spell }: EdgeDomains,
  entry: string,
  { aliases, listeners }: LoadBalancer,
): readonly SettingsProblem[] {
  return aliases.flatMap((alias, index) => {
    const name = spell(alias);
    const path = ["loadBalancers", entry, "aliases", index];
    const [site] = Object.entries(distributions).filter(([, other]) =>
      other.aliases.map(spell).includes(name),
    );
    const taken: readonly SettingsProblem[] =
      site === undefined
        ? []
        : [
            {
              path,
              expected: "a name of its own",
              got: `${JSON.stringify(name)}, an alias of distributions.${site[0]}`,
            },
          ];
    const uncovered = Object.entries(listeners).flatMap(([listener, { certificate }]): SettingsProblem[] => {
      const found = certificate === undefined ? undefined : certificates[certificate];
      if (found === undefined) return [];
      const names = [found.domain, ...found.names].map(spell);
      return covers(names, name)
        ? []
        : [
            {
              path,
              expected: `a name of certificate ${certificate}, which listener ${listener} has: ${names.join(", ")}`,
              got: JSON.stringify(name),
            },
          ];
    });
    return [...(isInZone(name, zone) ? [] : [outsideZone(path, name, zone)]), ...taken, ...uncovered];
  });
}

function logProblems(entry: string, { accessLogs, listeners }: LoadBalancer): readonly SettingsProblem[] {
  const encrypted = Object.values(listeners).some(({ protocol }) => protocol === "TLS");
  return accessLogs === undefined || encrypted
    ? []
    : [
        {
          path: ["loadBalancers", entry, "accessLogs"],
          expected: "none, since AWS logs nothing but connections of TLS listeners",
          got: `logs to ${accessLogs.bucket}`,
        },
      ];
}
