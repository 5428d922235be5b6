import { describe, expectTypeOf, it } from "vitest";
import { type Consumed, contract, entries, number, type Published, string, strings } from "./contract";

const shop = contract("shop", {
  vpc_id: string("Id of the VPC", "vpc-1"),
  subnet_ids: strings("Subnets", ["subnet-1"]),
  databases: entries("Databases", "databases", { address: string("Host", "db"), port: number("Port", 5432) }),
});

declare const consumed: Consumed<typeof shop>;

describe("a consumer", () => {
  it("reads each output in its own type", () => {
    expectTypeOf(consumed.vpc_id).toEqualTypeOf<string>();
    expectTypeOf(consumed.subnet_ids).toEqualTypeOf<readonly string[]>();
    expectTypeOf(consumed.databases.entry("main").port).toEqualTypeOf<number>();
  });

  it("cannot read what the contract does not promise", () => {
    // @ts-expect-error no such output
    consumed.vpc_name;
    // @ts-expect-error no such field of an entry
    consumed.databases.entry("main").password;
    // @ts-expect-error entries are looked up by name, so that the name can be checked
    consumed.databases.main;
  });

  it("cannot take an output for another type", () => {
    // @ts-expect-error a list is no string
    const subnet: string = consumed.subnet_ids;
    // @ts-expect-error a number is no string
    const port: string = consumed.databases.entry("main").port;
    expectTypeOf(subnet).toBeString();
    expectTypeOf(port).toBeString();
  });
});

describe("a producer", () => {
  const databases = { main: { address: "db", port: 5432 } };

  it("supplies every output", () => {
    expectTypeOf({ vpc_id: "vpc-1", subnet_ids: ["subnet-1"], databases }).toExtend<Published<typeof shop>>();
  });

  it("cannot leave one out, or give it another type", () => {
    // @ts-expect-error subnet_ids is missing
    const missing: Published<typeof shop> = { vpc_id: "vpc-1", databases };
    // @ts-expect-error vpc_id is a string
    const mistyped: Published<typeof shop> = { vpc_id: 1, subnet_ids: [], databases };
    // @ts-expect-error port is missing in the entry
    const entry: Published<typeof shop>["databases"] = { main: { address: "db" } };
    expectTypeOf([missing, mistyped, entry]).toBeArray();
  });
});
