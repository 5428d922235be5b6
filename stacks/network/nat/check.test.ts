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
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
