import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareKeys, type ListingQuery, listPage } from "./listing";

const keys = ["env:/blue/a", "env:/green/a", "shop/data", "shop/network"].map((key) => ({ key }));
const everything: ListingQuery = { prefix: "", after: "", limit: 1000 };

describe("listPage", () => {
  it.each([
    { what: "a prefix", query: { prefix: "shop/" }, items: ["shop/data", "shop/network"], common: [] },
    { what: "a delimiter", query: { delimiter: "/" }, items: [], common: ["env:/", "shop/"] },
    {
      what: "a prefix and a delimiter",
      query: { prefix: "env:/", delimiter: "/" },
      items: [],
      common: ["env:/blue/", "env:/green/"],
    },
    { what: "a start", query: { after: "shop/data" }, items: ["shop/network"], common: [] },
    {
      what: "a start within a common prefix",
      query: { after: "env:/", delimiter: "/" },
      items: [],
      common: ["shop/"],
    },
    { what: "no entries", query: { limit: 0 }, items: [], common: [] },
  ])("lists by $what", ({ query, items, common }) => {
    const page = listPage(keys, { ...everything, ...query });

    expect(page.items.map(({ key }) => key)).toEqual(items);
    expect(page.commonPrefixes).toEqual(common);
  });

  it("gives the same entries page by page as at once", () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "/"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(key),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (names, limit, byFolder) => {
          const items = [...names].sort(compareKeys).map((name) => ({ key: name }));
          const query = { ...everything, ...(byFolder ? { delimiter: "/" } : {}) };

          expect(entries(pages(items, { ...query, limit }))).toEqual(entries([listPage(items, query)]));
        },
      ),
    );
  });

  it("orders keys by their bytes, not by UTF-16", () => {
    // U+FFFD is before U+1F600 in UTF-8, and after its first surrogate in UTF-16.
    expect(["\u{1f600}", "\ufffd", "a"].sort(compareKeys)).toEqual(["a", "\ufffd", "\u{1f600}"]);
  });
});

type Page = ReturnType<typeof listPage<{ readonly key: string }>>;

function pages(items: readonly { readonly key: string }[], query: ListingQuery): readonly Page[] {
  const page = listPage(items, query);
  return page.next === undefined ? [page] : [page, ...pages(items, { ...query, after: page.next })];
}

function entries(found: readonly Page[]): readonly (readonly string[])[] {
  return [
    found.flatMap(({ items }) => items.map(({ key }) => key)),
    found.flatMap(({ commonPrefixes }) => commonPrefixes),
  ];
}
