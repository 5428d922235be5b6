import { describe, expect, it } from "vitest";
import { DeployError } from "../deploy-error";
import type { UnitPlan } from "../planning";
import { type FindSettings, guard, guardOne } from "./guard";

/** A plan that replaces a database for its class, and deletes a queue and a route. */
const plan = {
  unit: { layer: "data", stack: "shop-data", folder: "", json: {}, reads: [] },
  shown: {
    format_version: "1.2",
    resource_changes: [
      {
        address: "aws_db_instance.main",
        type: "aws_db_instance",
        change: {
          actions: ["delete", "create"],
          before: { engine: "postgres" },
          after: { engine: "mysql" },
          after_unknown: {},
          replace_paths: [["engine"]],
        },
      },
      {
        address: "aws_sqs_queue.old",
        type: "aws_sqs_queue",
        change: { actions: ["delete"], before: {}, after: null },
      },
      {
        address: "aws_route.old",
        type: "aws_route",
        change: { actions: ["delete"], before: {}, after: null },
      },
    ],
  },
} as unknown as Pick<UnitPlan, "unit" | "shown">;

const settings: FindSettings = async () => (layer, address) =>
  address === "aws_db_instance.main"
    ? [`shop.yaml:7:5: ${layer}.databases.main.engine: "postgres" -> "mysql"`]
    : [];

async function linesOf(allowed: readonly string[]): Promise<readonly string[]> {
  const error = await guard("shop", [plan], allowed, settings).catch((caught: unknown) => caught);
  return error instanceof DeployError ? error.lines : [];
}

describe("the guard", () => {
  it("names what holds data, what forces a replacement, the setting behind it, and the way on", async () => {
    expect(await linesOf([])).toEqual([
      "shop: expected plans that leave what holds data, got 2 that go; nothing of these layers was applied",
      expect.stringMatching(/^ {2}data: aws_db_instance\.main: replace, forced by engine: ./),
      '    shop.yaml:7:5: data.databases.main.engine: "postgres" -> "mysql"',
      expect.stringMatching(/^ {2}data: aws_sqs_queue\.old: delete: ./),
      "if that is what you want, name each: --allow-destroy 'aws_db_instance.main' --allow-destroy 'aws_sqs_queue.old'",
    ]);
  });

  it("stops until each address is named, and knows one that is none", async () => {
    expect(await linesOf(["aws_sqs_queue.old"])).toHaveLength(4);
    expect(await linesOf(["aws_sqs_queue.old", "aws_db_instance.main"])).toEqual([]);
    expect(await linesOf(["aws_sqs_queue.odl"])).toEqual([
      expect.stringMatching(/^--allow-destroy: expected an address .*did you mean 'aws_sqs_queue\.old'\?$/),
    ]);
  });

  it("of one plan among others takes names of another layer for no mistake, and still stops", async () => {
    const caught = (allowed: readonly string[]): Promise<unknown> =>
      guardOne("shop", plan, allowed, settings).catch((error: unknown) => error);
    const both = ["aws_sqs_queue.old", "aws_db_instance.main"];

    expect(await caught([...both, "aws_kms_key.elsewhere"])).toBeUndefined();
    expect(await caught(["aws_kms_key.elsewhere"])).toBeInstanceOf(DeployError);
  });
});
