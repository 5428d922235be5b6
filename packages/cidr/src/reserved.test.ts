import { describe, expect, it } from "vitest";
import { plan, type Refusal } from "./plan.fixture";

describe("problems", () => {
  it.each(
    (
      [
        [
          "invalid",
          { cidr: "10.0.1.5/24" },
          "a CIDR inside 10.0.0.0/16",
          '"10.0.1.5/24": host bits are set, did you mean "10.0.1.0/24"?',
        ],
        ["outside-vpc", { cidr: "10.1.0.0/24" }, "a CIDR inside 10.0.0.0/16", '"10.1.0.0/24"'],
        ["outside-vpc", { cidr: "10.0.0.0/15" }, "a CIDR inside 10.0.0.0/16", '"10.0.0.0/15"'],
        ["outside-vpc", { cidr: "0.0.0.0/0" }, "a CIDR inside 10.0.0.0/16", '"0.0.0.0/0"'],
        // as numbers, these addresses are 10.0.0.0 to 10.0.0.255
        ["outside-vpc", { cidr: "::a00:0/120" }, "a CIDR inside 10.0.0.0/16", '"::a00:0/120"'],
        ["outside-vpc", { cidr: "::/64" }, "a CIDR inside 10.0.0.0/16", '"::/64"'],
        ["invalid", { range: "10.0.0.0" }, 'two addresses such as "10.0.4.0-10.0.100.255"', '"10.0.0.0"'],
        [
          "invalid",
          { range: "10.0.0.9-10.0.0.1" },
          "a first address that is not above the last",
          '"10.0.0.9-10.0.0.1"',
        ],
        ["outside-vpc", { range: "10.0.0.0-10.1.0.0" }, "an address in 10.0.0.0/16", '"10.1.0.0"'],
        [
          "overlap",
          { range: "10.0.9.0-10.0.9.7" },
          'addresses that are not reserved for "partner" (10.0.9.0/24)',
          '"10.0.9.0-10.0.9.7"',
        ],
      ] as const
    ).map(
      ([kind, range, expected, got]): Refusal => [
        `a reserved range: ${got}`,
        {
          reserved: [
            { cidr: "10.0.9.0/24", reason: "partner" },
            { ...range, reason: "x" },
          ],
        },
        [{ kind, reserved: 1, expected, got }],
      ],
    ),
  )("%s", (_fault, request, problems) => {
    expect(plan(request).problems).toEqual(problems);
  });
});
