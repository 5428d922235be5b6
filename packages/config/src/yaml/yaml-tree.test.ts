import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";

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

  it("nesting that exhausts the stack, wherever that happens", () => {
    const lines = problemLines(loadFiles({ [E]: `a: ${"[".repeat(9_000)}1${"]".repeat(9_000)}` }));
    expect([...new Set(lines.map((line) => line.replace(/:\d+: /, ": ")))]).toEqual([
      `${E}:1: expected YAML that nests less deeply, got thousands of levels`,
    ]);
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
