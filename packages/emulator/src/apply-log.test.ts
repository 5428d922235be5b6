import { expect, it } from "vitest";
import { readApplyLog, withoutKey } from "./apply-log";

const hook = (action: string, addr: string) => ({ action, resource: { addr } });

it("reads what was made and what was refused, and passes over the rest", () => {
  const events = [
    { type: "version" },
    { type: "apply_start", hook: hook("create", "aws_vpc.main") },
    { type: "apply_complete", hook: hook("create", "aws_vpc.main") },
    { type: "apply_complete", hook: hook("create", 'aws_subnet.all["a"]') },
    { type: "apply_complete", hook: hook("read", "data.aws_vpc.main") },
    { type: "diagnostic", diagnostic: { severity: "warning", summary: "old" } },
    {
      type: "diagnostic",
      diagnostic: { severity: "error", summary: "no\nquota", detail: "ask  AWS", address: "aws_eip.all[0]" },
    },
    { type: "diagnostic", diagnostic: { severity: "error", summary: "no lock" } },
  ];
  const output = ["Initializing", ...events.map((event) => JSON.stringify(event)), ""].join("\n");
  expect(readApplyLog(output)).toEqual({
    made: ["aws_vpc.main", 'aws_subnet.all["a"]'],
    errors: [{ address: "aws_eip.all", text: "no quota ask AWS" }, { text: "no lock" }],
  });
});

it.each([
  ["aws_vpc.main", "aws_vpc.main"],
  ['aws_subnet.all["eu-west-1a"]', "aws_subnet.all"],
  ["aws_subnet.all[0]", "aws_subnet.all"],
])("takes the key off %s", (address, expected) => {
  expect(withoutKey(address)).toBe(expected);
});
