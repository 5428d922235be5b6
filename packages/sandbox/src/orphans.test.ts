import { describe, expect, it } from "vitest";
import { findOrphans, repairCommand } from "./orphans";
import type { CloudObject } from "./provider/cloud/cloud-object";
import type { Fields } from "./provider/protocol/value";
import { networkTemplate } from "./shop.fixture";
import type { StateObject } from "./state-objects";

const template = networkTemplate({ a: "10.0.0.0/24", b: "10.0.1.0/24" });
const vpc = object("aws_vpc", "vpc-1", { cidr_block: "10.0.0.0/16", tags: { Name: "shop" } });
const subnet = (id: string, cidr: string): CloudObject => object("aws_subnet", id, { cidr_block: cidr });
const stack = "shop-production-network";

describe("findOrphans", () => {
  it("imports what one block declares and its state does not have", () => {
    const orphans = findOrphans([vpc, subnet("s-a", "10.0.0.0/24")], [state("aws_vpc.main")], [template]);

    expect(orphans.map(({ resource, repair }) => [resource.id, repair])).toEqual([
      ["s-a", { kind: "import", stack, address: "aws_subnet.a", id: "s-a" }],
    ]);
  });

  it.each([
    { what: "no block could have made", objects: [subnet("s-x", "10.0.9.0/24")] },
    { what: "a state has already", objects: [object("aws_vpc", "vpc-2", vpc.state)] },
    { what: "no template knows", objects: [object("aws_eip", "eip-1", {})] },
  ])("deletes what $what", ({ objects }) => {
    const orphans = findOrphans([vpc, ...objects], [state("aws_vpc.main")], [template]);

    expect(orphans.map(({ repair }) => repair)).toEqual(
      objects.map(({ type, id }) => ({ kind: "delete", type, id })),
    );
  });

  it("deletes two that one block could have made, newest first: only one of them could be imported", () => {
    const twins = [subnet("s-1", "10.0.0.0/24"), subnet("s-2", "10.0.0.0/24")];

    const orphans = findOrphans([vpc, ...twins], [state("aws_vpc.main")], [template]);

    expect(orphans.map(({ repair }) => repair)).toEqual([
      { kind: "delete", type: "aws_subnet", id: "s-2" },
      { kind: "delete", type: "aws_subnet", id: "s-1" },
    ]);
  });

  it("leaves alone what a look-up assumed, and what any state knows", () => {
    const assumed = { ...subnet("s-a", "10.0.0.0/24"), origin: "assumed" } as const;

    expect(findOrphans([vpc, assumed], [state("aws_vpc.main")], [template])).toEqual([]);
  });
});

describe("repairCommand", () => {
  it.each([
    {
      repair: { kind: "import", stack, address: 'aws_subnet.a["x"]', id: "s-1" } as const,
      command: `strata sandbox exec -- terraform -chdir=cdktf.out/stacks/${stack} import 'aws_subnet.a["x"]' s-1`,
    },
    {
      repair: { kind: "delete", type: "aws_iam_role", id: "it's" } as const,
      command: "strata sandbox delete aws_iam_role 'it'\\''s'",
    },
  ])("writes $command", ({ repair, command }) => {
    expect(repairCommand(repair)).toBe(command);
  });
});

function object(type: string, id: string, fields: Fields): CloudObject {
  const place = { account: "123456789012", region: "eu-west-1" };
  return {
    key: `key of ${id}`,
    type,
    id,
    importId: id,
    ...place,
    origin: "created",
    state: { id, ...fields },
  };
}

function state(address: string): StateObject {
  return {
    bucket: "shop-state",
    key: "shop/network/terraform.tfstate",
    serial: 1,
    resources: [{ address, type: "aws_vpc", key: vpc.key }],
  };
}
