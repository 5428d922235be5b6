import { describe, expect, it } from "vitest";
import { faults, type Refusal, tiers } from "../shop.fixture";

describe("check of NAT gateways", () => {
  it.each<Refusal>([
    {
      fault: "a route to NAT gateways that there are none of",
      input: { nat: "none" },
      messages: [
        "tiers.private.route: expected a NAT gateway to route to, got nat: none; set nat to one or perZone, and give one tier route: internet",
      ],
    },
    {
      fault: "a NAT gateway without a public tier",
      input: { nat: "one", tiers: { private: tiers.private } },
      messages: [
        "tiers.private.route: expected a NAT gateway to route to, got no tier with route: internet; set nat to one or perZone, and give one tier route: internet",
      ],
    },
    {
      fault: "one route table for the NAT gateways of several zones",
      input: { tiers: { ...tiers, private: { ...tiers.private, table: "shared" } } },
      messages: [
        "tiers.private.table: expected zonal, so that each zone uses its own NAT gateway, got shared",
      ],
    },
    {
      fault: "a zone behind the NAT gateway of another",
      input: { tiers: { ...tiers, private: { ...tiers.private, zones: ["a", "b", "c"] } } },
      messages: [
        "tiers.private.zones: expected zones with a NAT gateway, which are those of public: a, b, got c",
      ],
    },
    {
      fault: "an alarm that looks back more than a day",
      input: { natAlarms: { ErrorPortAllocation: { threshold: 0, periodSeconds: 300, periods: 289 } } },
      messages: [
        "natAlarms.ErrorPortAllocation.periods: expected at most 86400 seconds in all periods together, got 289 periods of 300, which are 86700",
      ],
    },
    {
      fault: "an alarm on a metric that NAT gateways do not have",
      input: { natAlarms: { CPUUtilization: { threshold: 0 } } as never },
      messages: [
        expect.stringMatching(
          /^natAlarms.CPUUtilization: expected a known key, got "CPUUtilization"/,
        ) as never,
      ],
    },
    {
      fault: "a receiver of alarms twice",
      input: {
        alarms: {
          key: "platform",
          subscribers: {
            ops: { protocol: "email", endpoint: "ops@example.com" },
            team: { protocol: "email", endpoint: "ops@example.com" },
          },
        },
      },
      messages: [
        'alarms.subscribers.team.endpoint: expected an endpoint that the topic has once, got "ops@example.com", which ops has already; remove one of them',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
