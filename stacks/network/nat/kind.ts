import { strings } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import type { AddressSettings } from "../vpc/plan";
import { alarmProblems, natProblems } from "./check";
import { natSettings } from "./settings";

/** The NAT gateways, the routes to them, and their alarms. */
export const nat = defineSingle({
  key: "nat",
  title: "NAT gateways",
  description: "NAT gateways, the routes to them, and their alarms",
  settings: natSettings,
  outputs: {
    nat_public_ips: strings("Addresses that the internet sees of private subnets, in zone order", [
      "198.51.100.7",
    ]),
  },
  check: ({ own, layer }) => [
    ...natProblems(own.nat, layer as AddressSettings),
    ...alarmProblems(own.natAlarms),
  ],
});
