import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a key that is neither a name nor settings",
      input: { keys: { volumes: 7 as never } },
      messages: [
        "keys.volumes: expected a name in network.keys, or the settings of a key of its own, got the number 7",
      ],
    },
    {
      fault: "a key of volumes that the network does not have",
      input: { keys: { volumes: "discs" } },
      messages: ['keys.volumes: expected a key of network.keys, got "discs"; did you mean "disks"?'],
    },
    {
      fault: "a key of secrets that the network does not have",
      input: { keys: { secrets: "quite" } },
      messages: ['keys.secrets: expected a key of network.keys, got "quite"; did you mean "quiet"?'],
    },
    {
      fault: "a key of volumes that Auto Scaling may not use",
      input: { keys: { volumes: "platform" } },
      messages: [
        'keys.volumes: expected a key of network.keys with nodeVolumes among its users, since the volumes of nodes are encrypted with it, got "platform", whose users are logs, alarms; use disks, or add nodeVolumes to network.keys.platform.users',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("accepts keys of the network, one of them for EKS's grants without users", () => {
    expect(faults({ keys: { secrets: "quiet", volumes: "disks" } })).toEqual([]);
  });
});
