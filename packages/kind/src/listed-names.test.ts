import { describe, expect, it } from "vitest";
import { claimOf, type NameTemplates, nameProblems, placedNames, spellNames } from "./names";

const SHOP = { id: "shop", account: "111122223333", region: "eu-west-1" };

const SITE: NameTemplates = {
  aliases: {
    of: "alias",
    each: "aliases",
    default: "{item}",
    scope: "world",
    longest: 20,
    parts: ({ domain }: { domain: string }) => ({ zone: domain }),
    when: (_, { domain }: { domain: string }) => domain !== "",
  },
  logs: { of: "log group", default: "/{id}/{entry}", scope: "region", region: "us-east-1", longest: 20 },
};

function site(aliases: readonly string[], domain = "example.com") {
  return { entry: "site", settings: { aliases }, layer: { domain }, path: ["sites", "site"] };
}

describe("names of a list", () => {
  it("are templates, spelled by their indexes", () => {
    expect(spellNames(SITE, site(["{zone}", "{id}.{zone}", "example.org"]), SHOP)).toEqual({
      aliases: { 0: "example.com", 1: "shop.example.com", 2: "example.org" },
      logs: "/shop/site",
    });
  });

  it("have the path of their item, and are absent where the layer says so", () => {
    const named = site(["{zone}", "www.{zone}"]);
    const place = (entry: typeof named) =>
      placedNames(SITE, entry, SHOP).map(({ name, path }) => [name, path]);

    expect(place(named)).toEqual([
      ["example.com", ["sites", "site", "aliases", 0]],
      ["www.example.com", ["sites", "site", "aliases", 1]],
      ["/shop/site", ["sites", "site"]],
    ]);
    expect(place(site(["www"], ""))).toEqual([["/shop/site", ["sites", "site"]]]);
  });

  it("are to be shortened where they are too long", () => {
    const named = site(["much-too-long.{zone}"]);

    expect(nameProblems(placedNames(SITE, named, SHOP), named)).toEqual([
      {
        path: ["sites", "site", "aliases", 0],
        expected: "a name of at most 20 characters for the alias",
        got: '"much-too-long.example.com", which has 25',
        mend: "shorten it",
      },
    ]);
  });
});

it("a name in another region is claimed there", () => {
  const named = site([]);

  expect(placedNames(SITE, named, SHOP).map((name) => claimOf(name, named))).toEqual([
    { scope: "region", region: "us-east-1", kind: "log group", name: "/shop/site", path: ["sites", "site"] },
  ]);
});
