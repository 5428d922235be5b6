import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";
import { plain } from "./tree";
import { parseYamlTree } from "./yaml-tree";

const E = "shop/prod/environment.yaml";

describe("files that are no settings", () => {
  const bomb = [
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
  ].join("\n");

  it.each<{ fault: string; content: string | Uint8Array; line: string }>([
    { fault: "an empty file", content: "", line: `${E}:1:1: expected a map of settings, got an empty file` },
    {
      fault: "only a comment",
      content: "# soon\n",
      line: `${E}:1:1: expected a map of settings, got an empty file`,
    },
    { fault: "a list", content: "- a\n", line: `${E}:1:1: expected a map of settings, got a list` },
    {
      fault: "a scalar",
      content: "hello\n",
      line: `${E}:1:1: expected a map of settings, got a single value`,
    },
    {
      fault: "a duplicate key",
      content: "network:\n  cidr: 10.0.0.0/16\n  cidr: 10.1.0.0/16\n",
      line: `${E}:3:3: network.cidr: expected each key once, got "cidr" again; line 2 has it already`,
    },
    {
      fault: "a syntax error",
      content: "id: [a\nregion: x\n",
      line: `${E}:2:1: expected valid YAML, got a syntax error: flow sequence in block collection must be sufficiently indented`,
    },
    {
      fault: "a tab",
      content: "network:\n\tcidr: 1\n",
      line: `${E}:2:1: expected spaces as indentation, got a tab`,
    },
    {
      fault: "two documents",
      content: "id: a\n---\nid: b\n",
      line: `${E}:2:1: expected one YAML document, got a second one`,
    },
    {
      fault: "a tag",
      content: "id: !secret a\n",
      line: `${E}:1:5: expected plain YAML, got a tag that nothing here reads`,
    },
    {
      fault: "an unknown alias",
      content: "id: *a\n",
      line: `${E}:1:5: id: expected an alias of an anchor further up, got *a`,
    },
    {
      fault: "an alias of itself",
      content: "tags: &t { a: *t }\n",
      line: `${E}:1:15: tags.a: expected an alias of another value, got *t inside &t`,
    },
    {
      fault: "an alias bomb",
      content: bomb,
      line: `${E}:1:1: expected a file of at most 50000 values, got 12345679012344 once its aliases are written out`,
    },
    {
      fault: "a merge key",
      content: "a: &a { x: 1 }\nb: { <<: *a }\n",
      line: `${E}:2:6: b: expected a setting, got the merge key <<; set what several environments share in a defaults.yaml above them`,
    },
    {
      fault: "a map as key",
      content: "? { a: 1 }\n: 2\n",
      line: `${E}:1:3: expected a key, got a map or list in its place`,
    },
    {
      fault: "a key of JavaScript's own",
      content: "__proto__: { id: x }\n",
      line: `${E}:1:1: expected a setting, got "__proto__"`,
    },
    {
      fault: "another encoding",
      content: Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe, 0x0a]),
      line: `${E}:1:1: expected UTF-8 text, got bytes of another encoding; save the file as UTF-8`,
    },
  ])("$fault", ({ content, line }) => {
    const lines = problemLines(loadFiles({ [E]: content }));
    expect(lines[0]?.slice(0, line.length)).toBe(line);
  });

  it.each([
    "!!omap [b: 1]",
    "!!omap x",
    "!!pairs [b: 1]",
    "!!set { b }",
    "!!binary aGk=",
    "!!timestamp 2001-01-01",
    "!!merge <<",
    "!!int x",
    "!!bool yes",
    "!!null x",
    "!!map [b]",
    "!<tag:yaml.org,2002:omap> [b: 1]",
    "!secret { b: 1 }",
  ])("a tag that is not read, or does not fit: %s", (value) => {
    const [line, ...more] = problemLines(loadFiles({ [E]: `posture: ${value}\n` }));
    expect(line).toMatch(`${E}:1:10: expected plain YAML, got a tag that nothing here reads; leave it out`);
    expect(more).toEqual([]);
  });

  it("tags of the core schema are read, and %YAML brings no other schema", () => {
    const tags = "tags: !!map { A: !!str 1, B: ! 2, C: on }\n";
    const { environments, problems } = loadFiles({
      [E]: `%YAML 1.1\n---\n${environmentYaml("shop-prod", tags)}`,
    });
    expect(problems).toEqual([]);
    expect(environments[0]?.environment.tags).toEqual({ A: "1", B: "2", C: "on" });
  });

  it.each<{ fault: string; text: string; lines: readonly string[] }>([
    {
      fault: "tabs, each of which the parser stumbles over",
      text: "network:\n\tcidr: 1\n\tnat: one\ndata:\n\tcopies: 1\n",
      lines: ["2:1: expected spaces as indentation, got a tab"],
    },
    {
      fault: "a tab in a list in brackets",
      text: "layers: [\n\tnetwork ]\n",
      lines: ["2:1: expected spaces as indentation, got a tab"],
    },
    {
      fault: "a value above an indented block",
      text: "network: x\n  cidr: 1\n  nat: one\n",
      lines: [
        "1:10: expected a value, or an indented block below the key, got both; remove the value, or indent line 2 less",
      ],
    },
    {
      fault: "a value in quotes far above an indented block",
      text: "network: 'x' # soon\n\n# more\n  cidr: 1\n",
      lines: [
        "1:10: expected a value, or an indented block below the key, got both; remove the value, or indent line 4 less",
      ],
    },
    {
      fault: "a map in braces above an indented block",
      text: "a:\n  network: { nat: one,\n    zones: [a] }\n    cidr: 1\n",
      lines: [
        "2:12: expected a value, or an indented block below the key, got both; remove the value, or indent line 4 less",
      ],
    },
    {
      fault: "keys of one map in two columns",
      text: "network:\n   cidr: 1\n  nat: one\n",
      lines: ["3:1: expected the keys of one map in one column, got a key that is indented otherwise"],
    },
    {
      fault: "a text with a colon",
      text: "tags: { A: b }\nid: shop: prod\n",
      lines: [
        "2:5: expected one key on a line, got another one in its value; put a text with a colon in quotes, and a key on a line of its own",
      ],
    },
    {
      fault: "a line without a colon",
      text: "id shop\nregion: x\n",
      lines: ['1:1: expected a key, a colon and a space, as in "id: shop", got a line without them'],
    },
    {
      fault: "a quote that stays open to the end",
      text: "id: a\nregion: 'eu\nlayers: []\n",
      lines: ["2:9: expected a ' at the end of the text too, got none"],
    },
  ])("$fault is one line, at its place", ({ text, lines }) => {
    expect(problemLines(loadFiles({ [E]: text }))).toEqual(lines.map((line) => `${E}:${line}`));
  });

  it("nesting that exhausts the stack, wherever that happens", () => {
    const lines = problemLines(loadFiles({ [E]: `a: ${"[".repeat(9_000)}1${"]".repeat(9_000)}` }));
    expect([...new Set(lines.map((line) => line.replace(/:\d+: /, ": ")))]).toEqual([
      `${E}:1: expected YAML that nests less deeply, got thousands of levels`,
    ]);
  });

  it.each([
    { value: ".nan", says: "expected a finite number, got .nan; write it in quotes where text is meant" },
    { value: "-.inf", says: "expected a finite number, got -.inf; write it in quotes where text is meant" },
    { value: "1e400", says: "expected a finite number, got 1e400; write it in quotes where text is meant" },
    {
      value: "12345678901234567890",
      says: 'expected a number of no more digits than are kept, got 12345678901234567890, kept as 12345678901234567000; write it in quotes where text is meant: "12345678901234567890"',
    },
    {
      value: "0.1234567890123456789",
      says: 'expected a number of no more digits than are kept, got 0.1234567890123456789, kept as 0.12345678901234568; write it in quotes where text is meant: "0.1234567890123456789"',
    },
    {
      value: "0xFFFFFFFFFFFFFFFF",
      says: 'expected a number of no more digits than are kept, got 0xFFFFFFFFFFFFFFFF, kept as 18446744073709552000; write it in quotes where text is meant: "0xFFFFFFFFFFFFFFFF"',
    },
  ])("a number that would become another one, wherever it stands: $value", ({ value, says }) => {
    const yaml = environmentYaml("shop-prod", `apps: { charts: { a: { values: { b: [${value}] } } } }`);
    expect(problemLines(loadFiles({ [E]: yaml }))).toEqual([`${E}:5:38: apps.charts.a.values.b.0: ${says}`]);
  });

  it("any other number is kept, as it was written", () => {
    const written = fc.oneof(
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc
        .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat(4))
        .map(([n, z]) => `${n}.${"0".repeat(z)}`),
      fc.nat().map((n) => `0x${n.toString(16)}`),
    );
    fc.assert(
      fc.property(written, (text) => {
        const { tree, problems } = parseYamlTree(`a: ${text}`, E);
        expect(problems).toEqual([]);
        expect(tree && plain(tree)).toEqual({ a: Number(text) });
      }),
    );
  });

  it("anchors and aliases are fine where they are few", () => {
    const { environments, problems } = loadFiles({
      [E]: environmentYaml("shop-prod", "tags: { A: &owner platform, B: *owner }"),
    });
    expect(problems).toEqual([]);
    expect(environments[0]?.environment.tags).toEqual({ A: "platform", B: "platform" });
    expect(environments[0]?.origins.at(["tags", "B"])).toEqual({
      file: `environments/${E}`,
      line: 5,
      col: 29,
    });
  });
});
