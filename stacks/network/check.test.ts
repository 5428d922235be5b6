import { describe, expect, it } from "vitest";
import { networkCheck } from "./check";
import { type Refusal, shopContext } from "./shop.fixture";

const platform = { description: "Logs and alarms", users: ["logs" as const, "alarms" as const] };

describe("network check", () => {
  it("has nothing to say of a small network", () => {
    expect(networkCheck(shopContext())).toEqual([]);
  });

  it.each<Refusal>([
    {
      fault: "an unknown key of alarms",
      input: { alarms: { key: "platfrom" } },
      path: ["alarms", "key"],
      expected: "a key: platform",
      got: '"platfrom"',
    },
    {
      fault: "an unknown key of flow logs",
      input: { flowLogs: { key: "logs" } },
      path: ["flowLogs", "key"],
      expected: "a key: platform",
      got: '"logs"',
    },
    {
      fault: "a key that alarms may not use",
      input: { keys: { platform: { ...platform, users: ["logs"] } } },
      path: ["keys", "platform", "users"],
      expected: "alarms among the users, since alarms uses the key",
      got: "logs",
    },
    {
      fault: "a key that flow logs may not use",
      input: { keys: { platform, quiet: { description: "Nobody's" } }, flowLogs: { key: "quiet" } },
      path: ["keys", "quiet", "users"],
      expected: "logs among the users, since flowLogs uses the key",
      got: "none",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(networkCheck(shopContext(input))).toEqual([problem]);
  });

  it("lists every fault at once", () => {
    const many = shopContext({
      zones: ["a", "d"],
      endpoints: { logs: { type: "interface", tier: "nowhere" } },
      alarms: { key: "nothing" },
    });

    expect(networkCheck(many).map(({ path }) => path.join("."))).toEqual([
      "zones",
      "endpoints.logs.tier",
      "alarms.key",
    ]);
  });
});
