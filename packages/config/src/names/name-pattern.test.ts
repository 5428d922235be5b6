import { describe, expect, it } from "vitest";
import { spellName } from "./name-pattern";

const shop = { id: "shop-production", account: "111122223333", region: "eu-west-1" };

describe("a name in settings", () => {
  it("may hold the environment's id, account and region, more than once", () => {
    expect(spellName("{id}-files-{account}-{region}-{id}", shop)).toBe(
      "shop-production-files-111122223333-eu-west-1-shop-production",
    );
  });

  it("keeps other braces and text as they are", () => {
    expect(spellName("files-{stage}-{}", shop)).toBe("files-{stage}-{}");
  });
});
