import { describe, expect, it } from "vitest";
import { type ClusterInput, faults, shopNetwork } from "../shop.fixture";

/** A network with endpoints that no group can be attached to. */
const network = {
  ...shopNetwork,
  endpoints: {
    ...shopNetwork.endpoints,
    s3: { type: "gateway", tiers: ["private"] },
    logs: { type: "interface", tier: "private" },
  },
};

describe("config check", () => {
  it.each<{ fault: string; endpoints: ClusterInput["endpoints"]; messages: readonly string[] }>([
    {
      fault: "an endpoint outside of a list",
      endpoints: "sts" as never,
      messages: ['endpoints: expected all, or a list of services, got "sts"'],
    },
    {
      fault: "an endpoint that the network does not have",
      endpoints: ["sts", "sqs"],
      messages: ['endpoints.1: expected an endpoint of network.endpoints, got "sqs"; did you mean "sts"?'],
    },
    {
      fault: "endpoints that have no groups of their own",
      endpoints: ["sts", "logs", "s3"],
      messages: [
        'endpoints.1: expected an endpoint of network.endpoints that has groups of its own, since the cluster\'s group is attached in addition to them, got "logs", which has the group that endpoints share; use ecr.api or sts',
        'endpoints.2: expected an endpoint of network.endpoints that has groups of its own, since the cluster\'s group is attached in addition to them, got "s3", which is in route tables only; use ecr.api or sts',
      ],
    },
    {
      fault: "all endpoints, where some have no groups of their own",
      endpoints: "all",
      messages: [
        "endpoints: expected endpoints of network.endpoints that all have groups of their own, got all, of which s3 is in route tables only; list those that have: ecr.api, sts",
        "endpoints: expected endpoints of network.endpoints that all have groups of their own, got all, of which logs has only the group that endpoints share; list those that have: ecr.api, sts",
      ],
    },
  ])("refuses $fault", ({ endpoints, messages }) => {
    expect(faults({ endpoints }, network)).toEqual(messages);
  });

  it("says to leave out endpoints where none has groups", () => {
    const endpoints = { s3: network.endpoints.s3 };

    expect(faults({ endpoints: "all" }, { ...network, endpoints })).toEqual([
      "endpoints: expected endpoints of network.endpoints that all have groups of their own, got all, of which s3 is in route tables only; leave it out",
    ]);
  });

  it("accepts all endpoints of a network that each have groups", () => {
    expect(faults({ endpoints: "all" })).toEqual([]);
  });
});
