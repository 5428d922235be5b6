import { BlockList, isIP } from "node:net";
import { type Matching, matches } from "./match";
import { every, NO, type Truth, truthOf, unknown } from "./truth";

/** Compares a value of a policy with one of a request. */
export interface Operator {
  readonly compare: (written: string, asked: string, matching: Matching) => Truth;
  /** Whether the condition holds where nothing compares, as of `StringNotEquals`. */
  readonly negated?: boolean;
}

const equal: Operator["compare"] = (written, asked, matching) =>
  matches(written, asked, { ...matching, wildcards: false });
const equalIgnoringCase: Operator["compare"] = (written, asked, matching) =>
  matches(written, asked, { ...matching, wildcards: false, ignoresCase: true });

/** Each of an ARN's six parts by itself, so that `*` ends at a colon: `ArnEquals` does the same as `ArnLike`. */
const arn: Operator["compare"] = (written, asked, matching) => {
  const [patterns, values] = [partsOf(written), partsOf(asked)];
  if (patterns.length !== 6 && written !== "*" && !written.includes("${")) return NO;
  if (patterns.length !== 6 || values.length !== 6) return matches(written, asked, matching);
  return every(patterns.map((pattern, index) => matches(pattern, values[index] ?? "", matching)));
};

/** The parts of an ARN; fewer where a reference may hold some of them. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/:(?![^{]*\})/);
  if (parts.length < 6 || parts.slice(0, 5).some((part) => part.includes("${"))) return [text];
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/** Numbers and days: of text that is none, or not known, it cannot be told. */
function ordered(read: (text: string) => number, test: (order: number) => boolean): Operator["compare"] {
  return (written, asked) => {
    const [one, other] = [read(asked), read(written)];
    if (Number.isNaN(one) || Number.isNaN(other)) return unknown(`how ${asked} compares with ${written}`);
    return truthOf(test(one - other));
  };
}

const day = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
const number = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

const address: Operator["compare"] = (written, asked) => {
  const [network = "", bits] = written.split("/");
  const [family, other] = [isIP(network), isIP(asked)];
  if (family === 0 || other === 0) return unknown(`whether ${asked} is in ${written}`);
  const range = new BlockList();
  const kind = family === 4 ? "ipv4" : "ipv6";
  range.addSubnet(network, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), kind);
  return truthOf(family === other && range.check(asked, kind));
};

/** Six orders of one kind of value. */
function comparisons(kind: string, read: (text: string) => number): readonly (readonly [string, Operator])[] {
  return [
    [`${kind}Equals`, { compare: ordered(read, (order) => order === 0) }],
    [`${kind}NotEquals`, { compare: ordered(read, (order) => order === 0), negated: true }],
    [`${kind}LessThan`, { compare: ordered(read, (order) => order < 0) }],
    [`${kind}LessThanEquals`, { compare: ordered(read, (order) => order <= 0) }],
    [`${kind}GreaterThan`, { compare: ordered(read, (order) => order > 0) }],
    [`${kind}GreaterThanEquals`, { compare: ordered(read, (order) => order >= 0) }],
  ];
}

/** Source: IAM user guide, "IAM JSON policy elements: Condition operators". Names ignore case. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  (
    [
      ["StringEquals", { compare: equal }],
      ["StringNotEquals", { compare: equal, negated: true }],
      ["StringEqualsIgnoreCase", { compare: equalIgnoringCase }],
      ["StringNotEqualsIgnoreCase", { compare: equalIgnoringCase, negated: true }],
      ["StringLike", { compare: matches }],
      ["StringNotLike", { compare: matches, negated: true }],
      ...comparisons("Numeric", number),
      ...comparisons("Date", day),
      ["Bool", { compare: equalIgnoringCase }],
      ["BinaryEquals", { compare: equal }],
      ["IpAddress", { compare: address }],
      ["NotIpAddress", { compare: address, negated: true }],
      ["ArnEquals", { compare: arn }],
      ["ArnLike", { compare: arn }],
      ["ArnNotEquals", { compare: arn, negated: true }],
      ["ArnNotLike", { compare: arn, negated: true }],
    ] as const satisfies readonly (readonly [string, Operator])[]
  ).map(([name, operator]) => [name.toLowerCase(), operator]),
);
