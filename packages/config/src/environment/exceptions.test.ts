import { describe, expect, it } from "vitest";
import { formatProblem } from "../report/problem";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";

const E = "shop/prod/environment.yaml";

// The fixtures' day is 2026-06-15, noon UTC.
function load(rest: string, accepts = '"5"'): ReturnType<typeof loadFiles> {
  const exception = `exceptions:\n  - rule: rds-backup\n    resource: aws_db_instance.*\n    accepts: ${accepts}\n    reason: a copy\n${rest}`;
  return loadFiles({ [E]: environmentYaml("shop-prod", exception) });
}

describe("an exception", () => {
  it.each([
    { rest: "    basis: SHOP-12\n" },
    { rest: "    expires: 2026-07-16\n" },
    { rest: "    expires: '2030-01-01'\n" },
  ])("is accepted without a word: $rest", ({ rest }) => {
    const { environments, problems, warnings } = load(rest);
    expect([...problems, ...warnings]).toEqual([]);
    expect(environments[0]?.environment.exceptions).toHaveLength(1);
  });

  it.each([
    { expires: "2026-07-15", got: "30 left, until 2026-07-15" },
    { expires: "2026-06-15", got: "0 left, until 2026-06-15" },
  ])("that ends on $expires is warned of", ({ expires, got }) => {
    const { problems, warnings } = load(`    expires: ${expires}\n`);
    expect(problems).toEqual([]);
    expect(warnings.map(formatProblem)).toEqual([
      `environments/${E}:10:14: exceptions.0.expires: expected the exception to rds-backup for aws_db_instance.* to hold for more than 30 days, got ${got}`,
    ]);
  });

  it.each([
    {
      fault: "expired",
      rest: "    expires: 2026-06-14\n",
      line: "10:14: exceptions.0.expires: expected the exception to rds-backup for aws_db_instance.* to hold today, got expired on 2026-06-14; meet rds-backup, or decide on a new date",
    },
    {
      fault: "no such day",
      rest: "    expires: 2026-02-30\n",
      line: '10:14: exceptions.0.expires: expected a day of the calendar, got "2026-02-30"',
    },
    {
      fault: "no day",
      rest: "    expires: soon\n",
      line: '10:14: exceptions.0.expires: expected a day such as "2027-01-31", got "soon"',
    },
    {
      fault: "an empty list of what it accepts",
      rest: "    basis: x\n",
      accepts: "[]",
      line: "8:5: exceptions.0.accepts: expected at least 1 entry, got an empty list",
    },
    { fault: "neither", rest: "", line: "6:5: exceptions.0: expected either basis or expires, got neither" },
    {
      fault: "both",
      rest: "    basis: x\n    expires: 2027-01-01\n",
      line: "6:5: exceptions.0: expected either basis or expires, got both",
    },
  ])("is refused: $fault", ({ rest, accepts, line }) => {
    expect(problemLines(load(rest, accepts))).toEqual([`${E}:${line}`]);
  });
});
