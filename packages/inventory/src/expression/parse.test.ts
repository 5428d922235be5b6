import { describe, expect, it } from "vitest";
import { parseExpression, parseText } from "./parse";
import type { Expression } from "./syntax";
import { hasExpression, templateParts } from "./template-text";
import { UnreadExpression } from "./unread-expression";

describe("templateParts", () => {
  it.each([
    { source: "plain", parts: [{ text: "plain" }] },
    { source: "${aws_vpc.main.id}", parts: [{ expression: "aws_vpc.main.id" }] },
    { source: "${a.b.c}/*", parts: [{ expression: "a.b.c" }, { text: "/*" }] },
    { source: "$${aws:username}", parts: [{ text: "${aws:username}" }] },
    { source: "%%{ if }", parts: [{ text: "%{ if }" }] },
    {
      source: '${replace(x.y.z, "https://", "")}:sub',
      parts: [{ expression: 'replace(x.y.z, "https://", "")' }, { text: ":sub" }],
    },
    {
      source: '${replace(x.y.z, \\"}\\", \\"\\")}:sub',
      parts: [{ expression: 'replace(x.y.z, \\"}\\", \\"\\")' }, { text: ":sub" }],
    },
    { source: '${"a-${b.c.d}"}', parts: [{ expression: '"a-${b.c.d}"' }] },
  ])("splits $source", ({ source, parts }) => {
    expect(templateParts(source)).toEqual(parts);
  });

  it("says what is missing where an expression never ends", () => {
    expect(() => templateParts("${aws_vpc.main.id")).toThrow(
      new UnreadExpression("${aws_vpc.main.id", 'a closing "}"', "the end of the string"),
    );
  });

  it("refuses a directive, whose text depends on its condition", () => {
    expect(() => templateParts("a%{ if true }b%{ endif }")).toThrow(
      'expression "a%{ if true }b%{ endif }": expected text without directives, got "%{"',
    );
  });

  it.each([
    { value: "${a.b.c}", expected: true },
    { value: "x${a.b.c}", expected: true },
    { value: "$${a}", expected: false },
    { value: "%{ if true }a%{ endif }", expected: true },
    { value: "plain", expected: false },
    { value: 3, expected: false },
  ])("hasExpression($value) is $expected", ({ value, expected }) => {
    expect(hasExpression(value)).toBe(expected);
  });
});

describe("parseExpression", () => {
  it.each([
    {
      source: "aws_subnet.private-a.id",
      tree: { kind: "path", root: "aws_subnet", steps: ["private-a", "id"] },
    },
    {
      source: 'local.data.file_systems["metrics"].id',
      tree: { kind: "path", root: "local", steps: ["data", "file_systems", "metrics", "id"] },
    },
    {
      source: "one(aws_eip.nat[*].id)",
      tree: {
        kind: "call",
        name: "one",
        args: [
          {
            kind: "splat",
            of: { kind: "path", root: "aws_eip", steps: ["nat"] },
            each: { kind: "path", root: "*", steps: ["id"] },
          },
        ],
      },
    },
    {
      source: "var.network == null ? 1 : 0",
      tree: {
        kind: "choice",
        test: {
          kind: "binary",
          operator: "==",
          left: { kind: "path", root: "var", steps: ["network"] },
          right: { kind: "literal", value: null },
        },
        whenTrue: { kind: "literal", value: 1 },
        whenFalse: { kind: "literal", value: 0 },
      },
    },
    {
      source: "tomap({for name, entry in var.x : name => { id = entry.id }})",
      tree: {
        kind: "call",
        name: "tomap",
        args: [
          {
            kind: "for",
            names: ["name", "entry"],
            over: { kind: "path", root: "var", steps: ["x"] },
            key: { kind: "path", root: "name", steps: [] },
            value: {
              kind: "object",
              entries: [
                [
                  { kind: "literal", value: "id" },
                  { kind: "path", root: "entry", steps: ["id"] },
                ],
              ],
            },
          },
        ],
      },
    },
    {
      source: "[for r in aws_route53_record.cert : r.fqdn]",
      tree: {
        kind: "for",
        names: ["r"],
        over: { kind: "path", root: "aws_route53_record", steps: ["cert"] },
        value: { kind: "path", root: "r", steps: ["fqdn"] },
      },
    },
  ])("reads $source", ({ source, tree }) => {
    expect(parseExpression(source)).toEqual(tree);
  });

  it.each([
    { source: "a.b.c d", message: 'expression "a.b.c d": expected the end, got "d"' },
    { source: "one(a.b", message: 'expression "one(a.b": expected "," or ")", got the end' },
    { source: "a ? b", message: 'expression "a ? b": expected ":", got the end' },
    {
      source: "1234567890.1234567",
      message: "expected a number of at most 15 digits, got 1234567890.1234567",
    },
    { source: '"a\\q"', message: 'expression "a\\\\q": expected an escape, got "\\q"' },
    { source: "#", message: 'expression "#": expected a token, got "#"' },
  ])("refuses $source", ({ source, message }) => {
    expect(() => parseExpression(source)).toThrow(message);
  });

  it.each([
    { source: "!a || b && c == d + e * f", grouped: "(!a || (b && (c == (d + (e * f)))))" },
    { source: "a - b - c", grouped: "((a - b) - c)" },
    { source: "-a < b != c", grouped: "((-a < b) != c)" },
  ])("groups $source", ({ source, grouped }) => {
    expect(inBrackets(parseExpression(source))).toBe(grouped);
  });

  it("reads text around expressions, and an escape as text", () => {
    expect(parseText("${a.b.arn}/*")).toEqual({
      kind: "text",
      parts: [
        { kind: "path", root: "a", steps: ["b", "arn"] },
        { kind: "literal", value: "/*" },
      ],
    });
    expect(parseText("$${x}")).toEqual({ kind: "literal", value: "${x}" });
  });
});

function inBrackets(expression: Expression): string {
  if (expression.kind === "binary") {
    return `(${inBrackets(expression.left)} ${expression.operator} ${inBrackets(expression.right)})`;
  }
  if (expression.kind === "unary") return `${expression.operator}${inBrackets(expression.operand)}`;
  return expression.kind === "path" ? expression.root : expression.kind;
}
