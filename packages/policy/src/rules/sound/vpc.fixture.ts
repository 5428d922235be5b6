import type { Blocks } from "./unit.fixture";

const ZONES = ["a", "b", "c"];

const perZone = (block: (zone: string, index: number) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(ZONES.map((zone, index) => [zone, block(zone, index)]));

/** Ids of the subnets of the private tier. */
export const privateSubnets = ZONES.map((zone) => `\${aws_subnet.private_${zone}.id}`);

const association = (tier: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ZONES.map((zone) => [
      `${tier}_${zone}`,
      {
        subnet_id: `\${aws_subnet.${tier}_${zone}.id}`,
        route_table_id: `\${aws_route_table.${tier === "private" ? `private_${zone}` : tier}.id}`,
      },
    ]),
  );
const subnets = (tier: string, third: number, role?: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ZONES.map((zone, index) => [
      `${tier}_${zone}`,
      {
        vpc_id: "${aws_vpc.main.id}",
        cidr_block: `10.20.${third + index}.0/24`,
        availability_zone: `eu-west-1${zone}`,
        ...(role === undefined ? {} : { tags: { [`kubernetes.io/role/${role}`]: "1" } }),
      },
    ]),
  );

/** The VPC, its subnets, and where their traffic goes. */
export const vpc: Blocks = {
  aws_vpc: { main: { cidr_block: "10.20.0.0/16", enable_dns_support: true, enable_dns_hostnames: true } },
  aws_subnet: {
    ...subnets("private", 1, "internal-elb"),
    ...subnets("public", 101, "elb"),
    ...subnets("data", 21),
    // These follow the VPC's default table.
    ...subnets("jobs", 31),
  },
  aws_default_route_table: {
    main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}" },
  },
  aws_internet_gateway: { main: {} },
  aws_eip: perZone(() => ({ domain: "vpc" })),
  aws_nat_gateway: perZone((zone) => ({ subnet_id: `\${aws_subnet.public_${zone}.id}` })),
  aws_route_table: { public: {}, data: {}, private_a: {}, private_b: {}, private_c: {} },
  aws_route: {
    public: {
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    },
    ...perZone((zone) => ({
      route_table_id: `\${aws_route_table.private_${zone}.id}`,
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: `\${aws_nat_gateway.${zone}.id}`,
    })),
  },
  aws_route_table_association: {
    ...association("private"),
    ...association("public"),
    ...association("data"),
  },
  aws_default_security_group: { main: { vpc_id: "${aws_vpc.main.id}", ingress: [], egress: [] } },
};
