import { expect, it } from "vitest";
import { type GroupRuleIdentity, repeatedRules } from "./group-rules";

const https: GroupRuleIdentity = {
  of: "base ingress",
  protocol: "tcp",
  ports: [443, 443],
  peer: "10.0.0.0/16",
  path: ["ingress", "web"],
};

it.each<{ other: Partial<GroupRuleIdentity>; one: boolean }>([
  { other: {}, one: true },
  { other: { of: "base egress" }, one: false },
  { other: { protocol: "udp" }, one: false },
  { other: { ports: [443, 444] }, one: false },
  { other: { peer: "10.0.0.0/24" }, one: false },
])("a rule beside another with $other is the same: $one", ({ other, one }) => {
  expect(repeatedRules([https, { ...https, path: ["ingress", "site"], ...other }])).toEqual(
    one
      ? [
          {
            path: ["ingress", "site"],
            expected: "a rule that the security group does not have yet",
            got: "tcp 443 of 10.0.0.0/16, which ingress.web allows already",
            mend: "remove one of them",
          },
        ]
      : [],
  );
});

it("all traffic is one rule, whatever ports others have", () => {
  const all: GroupRuleIdentity = {
    of: "base ingress",
    protocol: "all",
    peer: "self",
    path: ["ingress", "a"],
  };

  expect(repeatedRules([all, { ...all, path: ["ingress", "b"] }])).toMatchObject([
    { got: "all traffic of self, which ingress.a allows already" },
  ]);
});
