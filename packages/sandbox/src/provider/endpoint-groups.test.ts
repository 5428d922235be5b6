import { describe, expect, it } from "vitest";
import type { Fields } from "./protocol/value";
import { SimulatedCloud } from "./simulated-cloud.fixture";
import type { Workbench } from "./terraform.fixture";
import { AWS, only, workbench } from "./workbench.fixture";

/** A network with one endpoint, and what gives it its group `base`. */
function network(endpoint: object, association?: object): object {
  return {
    provider: AWS,
    resource: {
      aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
      aws_security_group: {
        base: { vpc_id: "${aws_vpc.main.id}", name: "base", description: "Services" },
      },
      aws_vpc_endpoint: {
        sts: {
          vpc_id: "${aws_vpc.main.id}",
          service_name: "com.amazonaws.eu-west-1.sts",
          vpc_endpoint_type: "Interface",
          ...endpoint,
        },
      },
      ...(association === undefined
        ? {}
        : { aws_vpc_endpoint_security_group_association: { base: association } }),
    },
  };
}

const associated = network(
  {},
  {
    vpc_endpoint_id: "${aws_vpc_endpoint.sts.id}",
    security_group_id: "${aws_security_group.base.id}",
    replace_default_association: true,
  },
);
const inline = network({ security_group_ids: ["${aws_security_group.base.id}"] });

/** A later layer that attaches a group of its own. */
const later = (vpcId: string, endpointId: string): object => ({
  provider: AWS,
  resource: {
    aws_security_group: { cluster: { vpc_id: vpcId, name: "cluster", description: "Cluster" } },
    aws_vpc_endpoint_security_group_association: {
      cluster: { vpc_endpoint_id: endpointId, security_group_id: "${aws_security_group.cluster.id}" },
    },
  },
});

const ASSOCIATION = "aws_vpc_endpoint_security_group_association";
const TYPES = ["aws_vpc", "aws_security_group", "aws_vpc_endpoint", ASSOCIATION];

/** The names of the groups that the endpoint bears. */
const groups = (bench: Workbench): readonly unknown[] => {
  const ids = only(bench, "aws_vpc_endpoint").state.security_group_ids as readonly string[];
  const made = bench.providers.store.ofType("aws_security_group");
  return ids.map((id) => made.find((group) => group.id === id)?.state.name ?? "default").sort();
};

/** Both layers, applied one after the other. */
async function deployed(template: object): Promise<Workbench> {
  const bench = await workbench(template, { alsoServe: [later("", "")] });
  await bench.apply();
  bench.configure(later(only(bench, "aws_vpc").id, only(bench, "aws_vpc_endpoint").id), "later");
  await bench.apply("later");
  return bench;
}

describe("groups of an endpoint", () => {
  it("that are associations leave those of a later layer alone", async () => {
    const bench = await deployed(associated);

    expect(groups(bench)).toEqual(["base", "cluster"]);
    expect([await bench.planCode(), await bench.planCode("later")]).toEqual([0, 0]);

    await bench.terraform(["destroy", "-auto-approve"], "later");
    expect(groups(bench)).toEqual(["base"]);
    expect(await bench.planCode()).toBe(0);

    expect((await bench.terraform(["destroy", "-auto-approve"])).code).toBe(0);
    expect(bench.providers.store.all()).toEqual([]);
  });

  it("that the endpoint names take those of a later layer away", async () => {
    const bench = await deployed(inline);

    expect(await bench.planCode()).toBe(2);
    await bench.apply();
    expect(groups(bench)).toEqual(["base"]);
    expect(await bench.planCode("later")).toBe(2);
  });

  it("are the VPC's default one until an association replaces it, and again when that is gone", async () => {
    const cloud = SimulatedCloud.of(...TYPES);
    const { base, endpoint, vpc } = await made(cloud);
    const bears = (): unknown => cloud.store.ofType("aws_vpc_endpoint")[0]?.state.security_group_ids;

    expect(bears()).toEqual([vpc.default_security_group_id]);
    const association = await cloud.create(ASSOCIATION, {
      vpc_endpoint_id: endpoint,
      security_group_id: base,
      replace_default_association: true,
    });
    expect(bears()).toEqual([base]);
    await cloud.remove(association);
    expect(bears()).toEqual([vpc.default_security_group_id]);
  });

  it.each([
    {
      fault: "twice",
      replaced: false,
      message: /^creating .* The association vpce-\w+\/sg-\w+ already exists$/,
    },
    {
      fault: "for a default one that is gone",
      replaced: true,
      message: /no association of default Security Group \(sg-\w+\) with VPC Endpoint \(vpce-\w+\)$/,
    },
  ])("are not attached $fault", async ({ replaced, message }) => {
    const cloud = SimulatedCloud.of(...TYPES);
    const { base, endpoint, vpc } = await made(cloud);
    const pair = { vpc_endpoint_id: endpoint, security_group_id: base };
    await cloud.create(ASSOCIATION, { ...pair, replace_default_association: true });
    const other = await cloud.create("aws_security_group", { vpc_id: vpc.id ?? null, name: "other" });
    const again = replaced
      ? { ...pair, security_group_id: other.state.id ?? null, replace_default_association: true }
      : pair;

    await expect(cloud.create(ASSOCIATION, again)).rejects.toThrow(message);
  });

  it("cannot be deleted while the endpoint bears them", async () => {
    const cloud = SimulatedCloud.of(...TYPES);
    const { base, endpoint, group } = await made(cloud);
    await cloud.create(ASSOCIATION, {
      vpc_endpoint_id: endpoint,
      security_group_id: base,
      replace_default_association: true,
    });

    await expect(cloud.remove(group)).rejects.toThrow("DependencyViolation");
  });
});

/** A VPC with a group and an endpoint that bears none of its own. */
async function made(cloud: SimulatedCloud) {
  const { state: vpc } = await cloud.create("aws_vpc", { cidr_block: "10.0.0.0/16" });
  const group = await cloud.create("aws_security_group", { vpc_id: vpc.id ?? null, name: "base" });
  const { state } = await cloud.create("aws_vpc_endpoint", {
    vpc_id: vpc.id ?? null,
    service_name: "com.amazonaws.eu-west-1.sts",
    vpc_endpoint_type: "Interface",
  });
  const id = (fields: Fields): string => String(fields.id);
  return { vpc, group, base: id(group.state), endpoint: id(state) };
}
