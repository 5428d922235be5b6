import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentInput, SECRET } from "./generated.fixture";
import { htmlOf } from "./html/html";
import type { DocumentInput } from "./input";
import { junitOf } from "./junit/junit";
import { markdownOf } from "./markdown/markdown";
import { htmlText, markdownCode } from "./page/escape";
import { planDocument } from "./plan-document";
import { elementsIn, markdownOutsideOfCode } from "./well-formed.fixture";

const inputs = fc.array(documentInput, { minLength: 1, maxLength: 2 });
const RUNS = { numRuns: 150 };

/** Addresses of resources with one of some actions, as a document writes them. */
function addresses(all: readonly DocumentInput[], isMeant: (actions: string) => boolean): readonly string[] {
  return all.flatMap(({ plans }) =>
    Object.values(plans).flatMap(({ resource_changes = [] }) =>
      resource_changes
        .filter(({ change }) => isMeant(change.actions.join()))
        .map(({ address, deposed }) => (deposed === undefined ? address : `${address} (deposed ${deposed})`)),
    ),
  );
}

/** What a document may never leave out. */
function keptAddresses(all: readonly DocumentInput[]): readonly string[] {
  return addresses(all, (actions) => actions.includes("delete"));
}

describe("a document of any plan", () => {
  it("fits any limit that its shortest form fits, and never leaves out what goes", () => {
    fc.assert(
      fc.property(inputs, fc.nat(4000), (all, more) => {
        const document = planDocument(all);
        const least = markdownOf(document, { limit: 0 });
        const text = markdownOf(document, { limit: least.length + more });

        expect(text.length).toBeLessThanOrEqual(least.length + more);
        for (const address of keptAddresses(all)) {
          expect(least).toContain(markdownCode(address));
          expect(text).toContain(markdownCode(address));
        }
      }),
      RUNS,
    );
  });

  it("never leaves out a contract that changes", () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const least = markdownOf(planDocument(all), { limit: 0 });
        const names = all.flatMap(({ plans }) =>
          Object.values(plans).flatMap(({ output_changes = {} }) =>
            Object.entries(output_changes).flatMap(([name, { actions }]) =>
              actions[0] === "no-op" ? [] : [name],
            ),
          ),
        );
        for (const name of names) expect(least).toContain(markdownCode(name));
      }),
      RUNS,
    );
  });

  it("has no secret in any of its forms", () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const document = planDocument(all);
        for (const text of [
          JSON.stringify(document),
          markdownOf(document),
          htmlOf(document),
          junitOf(document),
        ]) {
          expect(text).not.toContain(SECRET);
        }
      }),
      RUNS,
    );
  });

  it("is well-formed as a page and as a report, and tells of every change", () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const document = planDocument(all);
        const page = htmlOf(document);

        expect(elementsIn(page)).not.toContain("script");
        expect(elementsIn(page)).not.toContain("img");
        const cases = elementsIn(junitOf(document)).filter((name) => name === "testcase");
        expect(cases).toHaveLength(all.flatMap(({ record }) => record.units).length);
        for (const address of addresses(all, (actions) => actions !== "no-op")) {
          expect(page).toContain(`<code>${htmlText(address)}</code>`);
        }
      }),
      RUNS,
    );
  });

  it("lets no name and no value out of its place in Markdown", () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const text = markdownOf(planDocument(all), { limit: 1_000_000 });
        expect(text).toMatch(/^[\P{C}\n]*$/u);
        const rest = markdownOutsideOfCode(text)
          .replace(/<summary>[^<]*(<\/?(b|code)>[^<]*)*<\/summary>/g, "")
          .replace(/^ *<details( open)?>$|^ *<\/details>$|^<sub>|<\/sub>$|^#{2,4} /gm, "")
          .replace(/@?&#8203;|\\./g, "");
        expect(rest).not.toMatch(/[<>@#[\]`&]/);
        expect(count(text, /^ *<details/gm)).toBe(count(text, /^ *<\/details>$/gm));
      }),
      RUNS,
    );
  });

  it("is the same for the same plans", () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const copy = JSON.parse(JSON.stringify(all)) as typeof all;
        for (const form of [markdownOf, htmlOf, junitOf]) {
          expect(form(planDocument(copy))).toBe(form(planDocument(JSON.parse(JSON.stringify(all)))));
        }
      }),
      { numRuns: 50 },
    );
  });
});

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
