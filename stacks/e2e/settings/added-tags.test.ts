import { ADDED_TAG_KEYS } from "@strata/config/schema/tags";
import { describe, expect, it } from "vitest";
import { everyUnit } from "../units/every-unit.fixture";

/** The part of a template that has tags. */
interface Tagged {
  readonly resource: Readonly<Record<string, Readonly<Record<string, { readonly tags?: object }>>>>;
  readonly provider: {
    readonly aws: readonly { readonly default_tags: readonly { readonly tags: object }[] }[];
  };
}

describe("tags that are added to those of an environment", () => {
  const units = everyUnit();

  it.each(units)("are known to the schema of tags in $stack", async ({ synthesize }) => {
    const { resource, provider } = (await synthesize()).json as Tagged;
    const added = Object.values(resource).flatMap((named) =>
      Object.values(named).flatMap(({ tags }) => Object.keys(tags ?? {})),
    );

    expect(added.filter((key) => !ADDED_TAG_KEYS.some((known) => known === key))).toEqual([]);
    expect(Object.keys(provider.aws[0]?.default_tags[0]?.tags ?? {})).toContain("Layer");
  });
});
