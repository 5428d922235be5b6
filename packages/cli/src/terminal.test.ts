import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Terminal } from "./terminal";

/** A terminal whose lines of result are kept. */
function recorded(
  isTTY: boolean,
  columns?: number,
): { readonly terminal: Terminal; readonly lines: () => readonly string[] } {
  const chunks: string[] = [];
  const out = {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    write: (text: string) => chunks.push(text),
  };
  return {
    terminal: new Terminal(out, { write: () => undefined }),
    lines: () => chunks.join("").trimEnd().split("\n"),
  };
}

const ESCAPE = "\u001b";

describe("a terminal", () => {
  beforeEach(() => vi.stubEnv("NO_COLOR", undefined));
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    { where: "in front of a person", isTTY: true, noColor: undefined, coloured: true },
    { where: "where NO_COLOR is set", isTTY: true, noColor: "1", coloured: false },
    { where: "in a pipe", isTTY: false, noColor: undefined, coloured: false },
  ])("marks titles $where: $coloured", ({ isTTY, noColor, coloured }) => {
    vi.stubEnv("NO_COLOR", noColor);
    const { terminal, lines } = recorded(isTTY);
    terminal.say(terminal.mark("title", "shop"));
    terminal.table(["layer"], [["network"]]);

    expect(lines().join("").includes(ESCAPE)).toBe(coloured);
  });

  it("sets columns two apart, as wide as their widest cell", () => {
    const { terminal, lines } = recorded(false);
    terminal.table(
      ["layer", "key"],
      [
        ["network", "a"],
        ["edge", "b"],
      ],
    );

    expect(lines()).toEqual(["layer    key", "network  a", "edge     b"]);
  });

  const KEY = `${"shop-production-of-northern-europe/".repeat(6)}terraform.tfstate`;

  it.each([
    { columns: undefined, width: 100 },
    { columns: 72, width: 72 },
    { columns: 260, width: 260 },
  ])(
    "wraps the widest column rather than exceed $width columns of a terminal, and loses no letter",
    ({ columns, width }) => {
      vi.stubEnv("NO_COLOR", "1");
      const { terminal, lines } = recorded(true, columns);
      terminal.table(["layer", "promises", "key"], [["network", "12 outputs", KEY]]);

      expect(Math.max(...lines().map(({ length }) => length))).toBeLessThanOrEqual(width);
      expect(
        lines()
          .slice(1)
          .map((line) => line.slice("network  12 outputs  ".length))
          .join(""),
      ).toBe(KEY);
    },
  );

  it("keeps a row in one line where nobody looks at it, so that it can be searched and cut", () => {
    const { terminal, lines } = recorded(false, 40);
    terminal.table(["layer", "promises", "key"], [["network", "12 outputs", KEY]]);

    expect(lines()).toHaveLength(2);
    expect(lines()[1]).toBe(`network  12 outputs  ${KEY}`);
  });
});
