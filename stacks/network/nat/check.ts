import type { SettingsProblem } from "@strata/config";
import { longestLookBack } from "@strata/kind/vocabulary";
import { own } from "@strata/values";
import type { TierSettings } from "../tiers/settings";
import { zonesOf } from "../tiers/zones";
import type { AddressSettings } from "../vpc/plan";
import { hostTier } from "./host";
import type { NatSettings } from "./settings";

/** Each tier with route: nat has a gateway to route to, in each of its zones. Paths are inside the layer's settings. */
export function natProblems(nat: NatSettings["nat"], network: AddressSettings): readonly SettingsProblem[] {
  const host = hostTier(network.tiers);
  const behind = Object.entries(network.tiers).filter(([, { route }]) => route === "nat");
  const problemsOf = (tier: TierSettings): readonly SettingsProblem[] => {
    if (nat === "none") return [noGateway("nat: none")];
    if (host === undefined) return [noGateway("no tier with route: internet")];
    return nat === "perZone" ? [...tableProblems(tier), ...zoneProblems(tier, host, network)] : [];
  };
  return behind.flatMap(([name, tier]) =>
    problemsOf(tier).map((problem) => ({ ...problem, path: ["tiers", name, ...problem.path] })),
  );
}

/**
 * An alarm looks back a day at most, or a week where its periods have an hour or more. Paths are inside the layer's
 * settings. Source: CloudWatch `PutMetricAlarm`, parameter `Period`.
 */
export function alarmProblems(alarms: NatSettings["natAlarms"]): readonly SettingsProblem[] {
  return Object.entries(alarms).flatMap(([metric, { periodSeconds, periods }]) => {
    const longest = longestLookBack(periodSeconds);
    return periodSeconds * periods <= longest
      ? []
      : [
          {
            path: ["natAlarms", metric, "periods"],
            expected: `at most ${longest} seconds in all periods together`,
            got: `${periods} periods of ${periodSeconds}, which are ${periods * periodSeconds}`,
          },
        ];
  });
}

function noGateway(got: string): SettingsProblem {
  return {
    path: ["route"],
    expected: "a NAT gateway to route to",
    got,
    mend: "set nat to one or perZone, and give one tier route: internet",
  };
}

function tableProblems({ table }: TierSettings): readonly SettingsProblem[] {
  return table === "zonal"
    ? []
    : [{ path: ["table"], expected: "zonal, so that each zone uses its own NAT gateway", got: table }];
}

/** A zone without a gateway of its own would use another zone's, and fail with it, which `perZone` is to prevent. */
function zoneProblems(
  tier: TierSettings,
  host: string,
  network: AddressSettings,
): readonly SettingsProblem[] {
  const gateways = zonesOf(own(network.tiers, host) ?? {}, network);
  return zonesOf(tier, network)
    .filter((zone) => !gateways.includes(zone))
    .map((zone) => ({
      path: ["zones"],
      expected: `zones with a NAT gateway, which are those of ${host}: ${gateways.join(", ")}`,
      got: zone,
    }));
}
