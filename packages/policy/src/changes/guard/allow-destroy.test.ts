import { describe, expect, it } from "vitest";
import { planOf } from "../plan.fixture";
import { type Allowance, allowDestroy } from ".";

const gone = (address: string, actions: readonly string[] = ["delete"], more: object = {}): object => ({
  address,
  type: address.match(/(\w+)\.[^.]+$/)?.[1] ?? "",
  change: { actions, before: { id: "one" }, after: null },
  ...more,
});

const keyed = 'aws_s3_bucket.assets["main"]';
const data = planOf([
  gone("aws_db_instance.orders"),
  gone("aws_db_instance.orders_2"),
  gone(keyed),
  gone("module.old.aws_kms_key.this[0]", ["delete", "create"]),
  gone("aws_security_group.orders"),
  gone("aws_efs_file_system.kept", ["no-op"]),
]);
const edge = planOf([gone("aws_route53_zone.site")]);

function addressesOf(allowance: Allowance, part: "stopped" | "allowed"): readonly string[] {
  return allowance[part].map(({ address }) => address);
}

describe("--allow-destroy", () => {
  it("stops all that is guarded while nothing is named", () => {
    const found = allowDestroy([data, edge], []);

    expect(addressesOf(found, "stopped")).toEqual([
      "aws_db_instance.orders",
      "aws_db_instance.orders_2",
      keyed,
      "module.old.aws_kms_key.this[0]",
      "aws_route53_zone.site",
    ]);
    expect([found.allowed, found.problems]).toEqual([[], []]);
  });

  it("allows exactly what is named, in any of the plans", () => {
    const names = [
      "aws_db_instance.orders",
      keyed,
      "module.old.aws_kms_key.this[0]",
      "aws_route53_zone.site",
    ];
    const found = allowDestroy([data, edge], names);

    expect(addressesOf(found, "allowed")).toEqual(names);
    expect(addressesOf(found, "stopped")).toEqual(["aws_db_instance.orders_2"]);
    expect(found.problems).toEqual([]);
  });

  it("accepts a name of what goes and holds nothing, and of what an earlier replacement has left", () => {
    const left = planOf([gone("aws_db_instance.orders", ["delete"], { deposed: "1a2b3c4d" })]);

    expect(allowDestroy([data], ["aws_security_group.orders"]).problems).toEqual([]);
    expect(allowDestroy([left], ["aws_db_instance.orders"])).toMatchObject({ stopped: [], problems: [] });
  });

  it.each([
    {
      name: "aws_db_instance.order",
      advice: "did you mean 'aws_db_instance.orders'?",
    },
    {
      name: "aws_s3_bucket.assets[main]",
      advice: `write '${keyed}': a shell takes quotes away that are not quoted themselves`,
    },
    {
      name: "aws_db_instance.*",
      advice: "those are 'aws_db_instance.orders', ",
    },
    {
      name: "aws_efs_file_system.kept",
      advice: "those are 'aws_db_instance.orders', ",
    },
    {
      name: "x",
      advice: `those are 'aws_db_instance.orders', 'aws_db_instance.orders_2', '${keyed}', 'module.old.aws_kms_key.this[0]', 'aws_security_group.orders'`,
    },
  ])("says what is wrong with $name, and allows nothing by it", ({ name, advice }) => {
    const found = allowDestroy([data], [name]);

    expect(found.problems).toEqual([
      expect.stringContaining(
        `--allow-destroy: expected an address that the plan deletes or replaces, got '${name}'; ${advice}`,
      ),
    ]);
    expect(found.allowed).toEqual([]);
  });

  it("says so where nothing goes, each name once", () => {
    expect(allowDestroy([planOf([])], ["a.b", "a.b"]).problems).toEqual([
      "--allow-destroy: expected an address that the plan deletes or replaces, got 'a.b'; the plan deletes and replaces nothing",
    ]);
  });

  it("refuses a name that is the address of guarded resources in two layers", () => {
    const other = planOf([gone("aws_db_instance.orders"), gone("aws_security_group.orders")]);
    const names = ["aws_db_instance.orders", "aws_security_group.orders"];

    expect(allowDestroy([data, other], names).problems).toEqual([
      "--allow-destroy: expected an address in one layer, got 'aws_db_instance.orders', which holds data in 2; go layer by layer, with --layer",
    ]);
    expect(allowDestroy([other], names).problems).toEqual([]);
  });
});
