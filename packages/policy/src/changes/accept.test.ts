import { describe, expect, it } from "vitest";
import { acceptChanges } from "./accept";
import { judgeChanges } from "./judging";
import { entriesOf, planOf } from "./plan.fixture";

const addresses = [
  "aws_efs_file_system.a",
  'module.x.aws_efs_file_system.b["k[0]"]',
  "aws_efs_file_system.ab",
];
const findings = judgeChanges(
  planOf(addresses.flatMap((address) => entriesOf("aws_efs_file_system", { before: {} }, { address }))),
);

/** The addresses that patterns accept, and the patterns that accept none. */
function accepted(...patterns: readonly string[]): unknown {
  const { accepted, unused } = acceptChanges(findings, patterns);
  return { accepted: accepted.map(({ finding }) => finding.address), unused };
}

describe("what has been decided", () => {
  it.each([
    { pattern: "aws_efs_file_system.a", takes: addresses.slice(0, 1) },
    { pattern: "aws_efs_file_system.*", takes: [addresses[0], addresses[2]] },
    { pattern: 'module.x.aws_efs_file_system.b["k[0]"]', takes: addresses.slice(1, 2) },
    { pattern: "module.x.*", takes: addresses.slice(1, 2) },
    { pattern: "*", takes: addresses },
  ])("is taken out by $pattern, in which brackets and dots are as they are written", ({ pattern, takes }) => {
    expect(accepted(pattern)).toEqual({ accepted: takes, unused: [] });
  });

  it.each(["aws_efs_file_system", "aws_efs_file_system.b", "aws-efs-file-system.a", ""])(
    "and %j matches nothing",
    (pattern) => {
      expect(accepted(pattern)).toEqual({ accepted: [], unused: [pattern] });
    },
  );
});
