import { describe, expect, it } from "vitest";
import { faults, type Refusal, tiers } from "../shop.fixture";

const database = { bits: 24, route: "none" } as const;

describe("check of tiers", () => {
  it.each<Refusal>([
    {
      fault: "a zone that the region does not have",
      input: { tiers: { ...tiers, database: { ...database, zones: ["a", "d"] } } },
      messages: ["tiers.database.zones: expected zones of eu-west-1: a, b, c, got d"],
    },
    {
      fault: "two tiers with the default route table",
      input: {
        tiers: {
          ...tiers,
          database: { ...database, table: "default" },
          cache: { ...database, table: "default" },
        },
      },
      messages: [
        "tiers.cache.table: expected shared or zonal, since database has the VPC's only default table, got default",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
