import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";
import type { Found } from "../../simulated-provider";

const TYPES = [
  "aws_vpc",
  "aws_subnet",
  "aws_internet_gateway",
  "aws_nat_gateway",
  "aws_eip",
  "aws_eip_association",
  "aws_instance",
];

const MACHINE = { ami: "ami-1", instance_type: "t3.micro" };

/** A VPC with one subnet, an instance in it, and an address of nobody. */
async function network(): Promise<{
  readonly cloud: SimulatedCloud;
  readonly vpc: Found;
  readonly subnet: Found;
  readonly instance: Found;
  readonly address: Found;
}> {
  const cloud = SimulatedCloud.of(...TYPES);
  const vpc = await cloud.create("aws_vpc", { cidr_block: "10.0.0.0/16" });
  const subnet = await cloud.create("aws_subnet", { ...named(vpc, "vpc_id"), cidr_block: "10.0.1.0/24" });
  const instance = await cloud.create("aws_instance", { ...MACHINE, ...named(subnet, "subnet_id") });
  return { cloud, vpc, subnet, instance, address: await cloud.create("aws_eip", { domain: "vpc" }) };
}

/** An argument that names a resource. */
function named({ state }: Found, argument: string): Fields {
  return { [argument]: state.id ?? null };
}

const attached = (cloud: SimulatedCloud, vpc: Found): Promise<Found> =>
  cloud.create("aws_internet_gateway", named(vpc, "vpc_id"));

describe("in a VPC without an internet gateway", () => {
  it("a public NAT gateway fails, a private one does not", async () => {
    const { cloud, vpc, subnet, address } = await network();
    const values = { ...named(subnet, "subnet_id"), ...named(address, "allocation_id") };

    await expect(cloud.create("aws_nat_gateway", values)).rejects.toThrow(
      `Gateway.NotAttached: Network ${String(vpc.state.id)} has no Internet gateway attached`,
    );
    await cloud.create("aws_nat_gateway", { ...named(subnet, "subnet_id"), connectivity_type: "private" });
  });

  it.each<{ type: string; values: (of: { instance: Found; address: Found }) => Fields }>([
    { type: "aws_eip", values: ({ instance }) => ({ domain: "vpc", ...named(instance, "instance") }) },
    {
      type: "aws_eip_association",
      values: ({ instance, address }) => ({
        ...named(instance, "instance_id"),
        ...named(address, "allocation_id"),
      }),
    },
  ])("no instance gets an address by an $type", async ({ type, values }) => {
    const { cloud, vpc, instance, address } = await network();

    await expect(cloud.create(type, values({ instance, address }))).rejects.toThrow(
      `associating ${type}: api error Gateway.NotAttached: Network ${String(vpc.state.id)} is not attached`,
    );
    await attached(cloud, vpc);
    await cloud.create(type, values({ instance, address }));
  });
});

it("an internet gateway of another VPC is of no use", async () => {
  const { cloud, subnet, address } = await network();
  await attached(cloud, await cloud.create("aws_vpc", { cidr_block: "10.1.0.0/16" }));

  await expect(
    cloud.create("aws_nat_gateway", { ...named(subnet, "subnet_id"), ...named(address, "allocation_id") }),
  ).rejects.toThrow("Gateway.NotAttached");
});

it("an internet gateway stays while public addresses use it", async () => {
  const { cloud, vpc, subnet, address } = await network();
  const gateway = await attached(cloud, vpc);
  const nat = await cloud.create("aws_nat_gateway", {
    ...named(subnet, "subnet_id"),
    ...named(address, "allocation_id"),
  });

  await expect(cloud.remove(gateway)).rejects.toThrow("has some mapped public address(es)");
  await cloud.remove(nat);
  await cloud.remove(gateway);
});

it("an instance has a public address while an Elastic IP address is attached, which replaces one that denies it", async () => {
  const { cloud, vpc, subnet } = await network();
  await attached(cloud, vpc);
  const values = { ...MACHINE, ...named(subnet, "subnet_id") };
  const instance = await cloud.create("aws_instance", { ...values, associate_public_ip_address: false });
  const now = (): Found => {
    const found = cloud.store.ofType("aws_instance").find(({ id }) => id === instance.state.id);
    if (found === undefined) throw new Error("expected the instance to exist");
    return { key: found.key, state: found.state };
  };
  const address = await cloud.create("aws_eip", { domain: "vpc", ...named(instance, "instance") });

  expect(now().state).toMatchObject({
    associate_public_ip_address: true,
    public_ip: address.state.public_ip,
  });
  expect(cloud.replacedFor("aws_instance", now(), { ...values, associate_public_ip_address: false })).toEqual(
    ["associate_public_ip_address"],
  );
  expect(cloud.replacedFor("aws_instance", now(), values)).toEqual([]);

  await cloud.remove(address);
  expect(now().state).toMatchObject({ associate_public_ip_address: false, public_ip: "" });
});
