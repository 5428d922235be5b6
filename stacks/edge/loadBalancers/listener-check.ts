import type { SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import { own } from "@strata/values";
import { missingCertificate } from "../certificates/check";
import type { CertificateSettings } from "../certificates/settings";
import type { ZoneSettings } from "../zone/settings";
import type { ListenerSettings, LoadBalancerContext } from "./settings";

/** Each listener has a port of its own, a target group of this load balancer alone, and a certificate where TLS ends. */
export function listenerProblems(context: LoadBalancerContext): readonly SettingsProblem[] {
  return Object.entries(context.entry.listeners).flatMap(([name, listener]) =>
    [
      ...portProblems(name, context),
      ...certificateProblems(listener, context),
      ...targetGroupProblems(listener, context),
    ].map((problem) => ({ ...problem, path: ["listeners", name, ...problem.path] })),
  );
}

function portProblems(
  name: string,
  { entry: { listeners } }: LoadBalancerContext,
): readonly SettingsProblem[] {
  const port = own(listeners, name)?.port;
  const [first = name] = Object.keys(listeners).filter((other) => own(listeners, other)?.port === port);
  return first === name
    ? []
    : [
        {
          path: ["port"],
          expected: "a port that no other listener of the load balancer has",
          got: `${port}, which ${first} listens on`,
        },
      ];
}

/** TLS needs an issued certificate in the load balancer's own region, and TCP none. */
function certificateProblems(
  { protocol, certificate }: ListenerSettings,
  { layer, environment: { region } }: LoadBalancerContext,
): readonly SettingsProblem[] {
  const path = ["certificate"];
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
  if (certificate === undefined)
    return [missingCertificate(path, "a certificate, since TLS ends at this listener", layer)];
  const found = own(entriesAt<CertificateSettings>(layer, "certificates"), certificate);
  // Its reference is checked where it is declared.
  if (found === undefined) return [];
  const elsewhere =
    found.region === "own" || region === found.region
      ? []
      : [
          {
            path,
            expected: "a certificate in the environment's region, since load balancers accept no others",
            got: `${JSON.stringify(certificate)}, which is in ${found.region}`,
          },
        ];
  const unissued = (layer as ZoneSettings).zone.delegated
    ? []
    : [
        {
          path: ["protocol"],
          expected: "TCP while zone.delegated is false, since no certificate is issued before",
          got: protocol,
          mend: "leave the listener out until the parent domain delegates",
        },
      ];
  return [...elsewhere, ...unissued];
}

/** AWS lets only one load balancer use a target group. */
function targetGroupProblems(
  { targetGroup }: ListenerSettings,
  { name, entries, layer }: LoadBalancerContext,
): readonly SettingsProblem[] {
  // Its reference is checked where it is declared.
  if (!Object.hasOwn(entriesAt(layer, "targetGroups"), targetGroup)) return [];
  const [first = name] = Object.keys(entries).filter((balancer) =>
    Object.values(own(entries, balancer)?.listeners ?? {}).some((other) => other.targetGroup === targetGroup),
  );
  return first === name
    ? []
    : [
        {
          path: ["targetGroup"],
          expected: "a target group that no other load balancer uses",
          got: `${JSON.stringify(targetGroup)}, which loadBalancers.${first} uses`,
        },
      ];
}
