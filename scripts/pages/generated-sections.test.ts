import { describe, expect, it } from "vitest";
import { withSections } from "./generated-sections";

const section = (name: string, text = ""): string =>
  `<!-- generated: ${name} -->${text}\n<!-- end: ${name} -->`;

describe("withSections", () => {
  it("replaces what is between the markers, and nothing else", () => {
    const page = `# Books\n\n${section("titles", "\n\nold\n")}\n\nAnd $& more.\n\n${section("prices")}\n`;
    const filled = withSections(page, { titles: "| $1 |\n", prices: "7" }, "books.md");

    expect(filled).toBe(
      `# Books\n\n${section("titles", "\n\n| $1 |\n")}\n\nAnd $& more.\n\n${section("prices", "\n\n7\n")}\n`,
    );
    expect(withSections(filled, { titles: "| $1 |", prices: "7" }, "books.md")).toBe(filled);
  });

  it.each([
    {
      fault: "a section without a text",
      page: section("titles"),
      message: "books.md: titles: expected a text for the section, got none",
    },
    {
      fault: "a section that is there twice",
      page: `${section("prices")}\n${section("prices")}`,
      message: "books.md: prices: expected the section once, got it again",
    },
    {
      fault: "a text without a section",
      page: "# Books\n",
      message: "books.md: expected the marker <!-- generated: prices -->, got none",
    },
    {
      fault: "a section that does not end",
      page: `${section("prices")}\n<!-- generated: titles -->\n`,
      message: "books.md: expected a marker with its partner, got <!-- generated: titles --> alone",
    },
  ])("refuses $fault", ({ page, message }) => {
    expect(() => withSections(page, { prices: "7" }, "books.md")).toThrow(new Error(message));
  });
});
