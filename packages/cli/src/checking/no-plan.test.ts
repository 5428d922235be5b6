import { describe, expect, it } from "vitest";
import { check, PLANS, planOf } from "./plans.fixture";

describe("strata check --plan, of what is no plan", { timeout: 60_000 }, () => {
  const MAKE = "make it with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json";

  it.each([
    {
      input: "no such file",
      args: ["--plan", "nope.json"],
      line: `--plan nope.json: expected the JSON of a plan, got no such file; ${MAKE}`,
    },
    {
      input: "a folder",
      args: ["--plan", "folder"],
      line: `--plan folder: expected the JSON of a plan, got a folder; ${MAKE}`,
    },
    {
      input: "an empty file",
      args: ["--plan", "empty"],
      line: `--plan empty: expected the JSON of a plan, got nothing at all: the input is empty; ${MAKE}`,
    },
    {
      input: "nothing on standard input",
      args: ["--plan", "-"],
      line: `--plan -: expected the JSON of a plan, got nothing at all: the input is empty; ${MAKE}`,
    },
    {
      input: "a plan file",
      args: ["--plan", "tfplan"],
      line: "--plan tfplan: expected the JSON of a plan, got a plan file as terraform plan -out writes it; make it with: terraform show -json <that file>",
    },
    {
      input: "a state",
      args: ["--plan", "state.json"],
      line: `--plan state.json: expected the JSON of a plan, got the JSON of a state, as terraform show -json prints it where no plan is named; ${MAKE}`,
    },
    {
      input: "messages",
      args: ["--plan", "lines.json"],
      line: `--plan lines.json: expected the JSON of a plan, got the messages of terraform plan -json, one JSON object on each line; ${MAKE}`,
    },
    {
      input: "another format",
      args: ["--plan", "two.json"],
      line: "--plan two.json: expected the JSON of a plan, got a plan of format 2.0, where 1.x is known; make it with: Terraform 1.x",
    },
    {
      input: "an accept that matches nothing",
      args: ["--plan", "good.json", "--accept", "aws_db_instance.order"],
      line: '--accept aws_db_instance.order: expected the address of a finding, or one with *, got one that matches none; did you mean "aws_db_instance.orders"?',
    },
    {
      input: "an accept where nothing is found",
      args: ["--plan", "none.json", "--accept", "*"],
      line: "--accept *: expected the address of a finding, or one with *, got one that matches none; the plan has no findings; remove it",
    },
    {
      input: "an accept without a plan",
      args: ["--accept", "x"],
      line: "--accept x: expected a --plan whose changes are accepted, got none",
    },
    {
      input: "a plan beside an environment",
      args: ["shop", "--plan", "good.json"],
      line: "--plan good.json: expected <layer>=<file>, since an environment is named; without one the plan is judged by itself",
    },
    {
      input: "two ways to name plans",
      args: ["--plan", "good.json", "--plan", "data=good.json"],
      line: "--plan: expected one <layer>=<file>, or files alone, got good.json, data=good.json",
    },
    {
      input: "standard input twice",
      args: ["--plan", "-", "--plan", "-"],
      line: "--plan -: expected standard input once, got it twice",
    },
  ])("is told from $input in one line", async ({ args, line }) => {
    const more = {
      empty: "",
      tfplan: "PK\u0003\u0004",
      "state.json": '{"format_version":"1.0","values":{}}',
      "lines.json": '{"@level":"info"}\n{"@level":"info"}\n',
      "two.json": planOf([], { format_version: "2.0" }),
    };
    expect(await check(args, { ...PLANS, ...more })).toEqual({ exitCode: 1, stdout: "", complaints: [line] });
  });
});
