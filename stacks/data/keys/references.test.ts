import { describe, expect, it } from "vitest";
import { faults, managed, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a key that is nowhere",
      input: { secretsKey: "dta" },
      messages: ['secretsKey: expected a key of network.keys or data.keys, got "dta"; did you mean "data"?'],
    },
    {
      fault: "a key under a name of the network layer",
      input: { keys: { platform: { description: "Mine", users: ["logs"] } } },
      messages: ['keys.platform: expected a name that no key of network.keys has, got "platform"'],
    },
    {
      fault: "log groups with a key that refuses logs",
      input: { databases: { main: { ...managed, logs: { key: "quiet" } } } },
      messages: [
        'databases.main.logs.key: expected a key of network.keys or data.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
