import { describe, expect, it } from "vitest";
import { faults, platform, type Refusal } from "../shop.fixture";

describe("check of references to keys", () => {
  it.each<Refusal>([
    {
      fault: "an unknown key of alarms",
      input: {
        alarms: {
          key: "platfrom",
          subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } },
        },
      },
      messages: ['alarms.key: expected a key of network.keys, got "platfrom"; did you mean "platform"?'],
    },
    {
      fault: "an unknown key of flow logs",
      input: { flowLogs: { key: "logs" } },
      messages: ['flowLogs.key: expected a key of network.keys, got "logs"; known: platform'],
    },
    {
      fault: "a key that alarms may not use",
      input: { keys: { platform: { ...platform, users: ["logs"] } } },
      messages: [
        'alarms.key: expected a key of network.keys with alarms among its users, since alarms publish to a topic that is encrypted with it, got "platform", whose users are logs; add alarms to network.keys.platform.users',
      ],
    },
    {
      fault: "a key that flow logs may not use",
      input: { keys: { platform, quiet: { description: "No service uses it" } }, flowLogs: { key: "quiet" } },
      messages: [
        'flowLogs.key: expected a key of network.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
