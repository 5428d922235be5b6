import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "./refusal.fixture";
import { managed } from "./shop.fixture";

describe("dataCheck", () => {
  it.each<Refusal>([
    {
      fault: "a key that is nowhere",
      input: { secretsKey: "dta" },
      messages: [
        'secretsKey: expected a key of this layer or of the network layer, got "dta"; did you mean "data"?',
      ],
    },
    {
      fault: "a key under a name of the network layer",
      input: { keys: { platform: { description: "Mine", users: ["logs"] } } },
      messages: ['keys.platform: expected a name that no key of the network layer has, got "platform"'],
    },
    {
      fault: "log groups with a key that refuses logs",
      input: { databases: { main: { ...managed, logs: { key: "quiet" } } } },
      messages: [
        'databases.main.logs.key: expected a key with logs among its users, since log groups are encrypted with it, got "quiet" with none; add logs to network.keys.quiet.users',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
