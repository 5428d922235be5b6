import { describe, expect, it } from "vitest";
import { faults, networkAddons } from "../shop.fixture";

describe("config check", () => {
  it.each([
    {
      fault: "a version without its build",
      addon: { version: "v1.11.4" },
      messages: [
        'addons.files.version: expected an add-on version such as "v1.20.1-eksbuild.3", got "v1.11.4"',
      ],
    },
    {
      fault: "a pattern among several service accounts",
      addon: { role: { serviceAccount: ["files-*", "files-node"] } },
      messages: [
        'addons.files.role.serviceAccount.0: expected a Kubernetes name such as "cart-api" or "cart.example.com", got "files-*"',
      ],
    },
  ])("refuses $fault", ({ addon, messages }) => {
    expect(faults({ addons: { ...networkAddons, files: addon } })).toEqual(messages);
  });
});
