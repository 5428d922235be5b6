import { describeResolved } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { addresses } from "./addresses";
import { registerMatchers } from "./matchers";
import { shop } from "./shop.fixture";
import { Template } from "./template";

registerMatchers();
const template = new Template(shop);
const cluster = template.resource("aws_eks_cluster");

describe("Template", () => {
  it("finds the one resource that fits, by partial value or predicate", () => {
    expect(template.resource("aws_subnet", { cidr_block: "10.20.101.0/24" }).name).toBe("tiers_public_a");
    expect(template.resource("aws_route", (route) => route.get("gateway_id") !== undefined).name).toBe(
      "public",
    );
  });

  it.each([
    {
      read: () => template.resource("aws_vpc", { cidr_block: "10.0.0.0/8" }),
      message:
        'template: expected exactly one aws_vpc with {"cidr_block":"10.0.0.0/8"}, got 0 of 1:\n  network: aws_vpc.main',
    },
    {
      read: () => template.resource("aws_route_table"),
      message:
        "template: expected exactly one aws_route_table, got 2 of 2:\n  network: aws_route_table.private\n  network: aws_route_table.public",
    },
    {
      read: () => new Template(shop.slice(1)).resource("aws_vpc"),
      message:
        "template: expected exactly one aws_vpc, got 0 of 0:\n  types there are: aws_eks_cluster, aws_iam_role",
    },
    {
      read: () => template.output("network", "zone"),
      message: 'template: expected an output "zone" of network, got private_subnet_ids, vpc_id',
    },
    {
      read: () => template.resources("aws_vpc", "edge"),
      message: 'layer "edge": expected one of network, cluster',
    },
    {
      read: () => template.file("package.json"),
      message: "template: expected a repository to read package.json from, got none",
    },
  ])("refuses with: $message", ({ read, message }) => {
    expect(read).toThrow(new Error(message));
  });

  it("resolves an expression in the one unit where it means something", () => {
    expect(describeResolved(template.resolve("${aws_vpc.main.id}"))).toBe("aws_vpc.main.id (network)");
    expect(describeResolved(template.resolve("${local.network.private_subnet_ids}", "cluster"))).toBe(
      "[aws_subnet.tiers_private_a.id (network)]",
    );
  });

  it("reads backends, providers and files", () => {
    expect(template.backend("network").get("key")).toBe("shop/production/network/terraform.tfstate");
    expect(template.provider("aws", "cluster").map(({ name }) => name)).toEqual(["default", "us_east_1"]);
    const rooted = new Template(shop, { root: `${__dirname}/..` });
    expect(rooted.file("package.json")).toMatchObject({ name: "@strata/synth-test" });
    expect(rooted.file("README.md")).toMatch(/^# @strata\/synth-test\n/);
  });
});

describe("matchers", () => {
  it("accept what is there", () => {
    expect(template).toHaveResource("aws_vpc", { cidr_block: "10.20.0.0/16", tags: { Name: "shop" } });
    expect(template).toHaveNoResource("aws_iam_user");
    expect(template).toHaveNoResource("aws_vpc_security_group_ingress_rule", { from_port: 22 });
    expect(cluster.resolve("vpc_config.subnet_ids")).toResolveTo("aws_subnet.id", {
      availability_zone: "eu-west-1a",
    });
    expect(cluster.resolve("vpc_config.subnet_ids")).not.toResolveTo("aws_subnet.arn");
  });

  it.each([
    {
      check: () =>
        expect(template).toHaveResource("aws_subnet", { cidr_block: "10.20.0.0/20", tags: { Tier: "app" } }),
      message: [
        'expected a resource of type aws_subnet with {"cidr_block":"10.20.0.0/20","tags":{"Tier":"app"}}; nearest of 2:',
        "  aws_subnet.tiers_private_a (network)",
        '    tags.Tier: expected "app", got nothing',
        "  aws_subnet.tiers_public_a (network)",
        '    cidr_block: expected "10.20.0.0/20", got "10.20.101.0/24"',
        '    tags.Tier: expected "app", got "front"',
      ].join("\n"),
    },
    {
      check: () => expect(template).toHaveResource("aws_db_instance"),
      message: "expected a resource of type aws_db_instance, got none",
    },
    {
      check: () => expect(template).toHaveNoResource("aws_vpc", { enable_dns_support: true }),
      message:
        'expected no resource of type aws_vpc with {"enable_dns_support":true}, got aws_vpc.main (network)',
    },
    {
      check: () => expect(cluster.resolve("vpc_config.subnet_ids")).toResolveTo("aws_vpc"),
      message: "expected a reference to aws_vpc, got aws_subnet.tiers_private_a.id (network)",
    },
    {
      check: () => expect(cluster.resolve("version")).toResolveTo("aws_vpc"),
      message: 'expected a reference to aws_vpc, got "1.35"',
    },
    {
      check: () => expect([]).toResolveTo("aws_vpc"),
      message: "expected a reference to aws_vpc, got an empty list",
    },
    {
      check: () =>
        expect(cluster.resolve("vpc_config.subnet_ids")).toResolveTo("aws_subnet.id", {
          cidr_block: "10.20.16.0/20",
        }),
      message:
        'aws_subnet.tiers_private_a.id (network): cidr_block: expected "10.20.16.0/20", got "10.20.0.0/20"',
    },
  ])("refuse with: $message", ({ check, message }) => {
    expect(check).toThrow(expect.objectContaining({ message }));
  });
});

describe("addresses", () => {
  it("reads each subnet with its table, routes and roles", () => {
    expect(addresses(template)).toEqual([
      {
        cidr: "10.20.0.0/20",
        zone: "eu-west-1a",
        tier: "tiers_private",
        name: "tiers_private_a",
        routeTable: "private",
        routes: [["0.0.0.0/0", "aws_nat_gateway.a"]],
        gatewayEndpoints: ["com.amazonaws.eu-west-1.s3"],
        roles: ["internal-elb"],
      },
      {
        cidr: "10.20.101.0/24",
        zone: "eu-west-1a",
        tier: "front",
        name: "tiers_public_a",
        routeTable: "public",
        routes: [["0.0.0.0/0", "aws_internet_gateway.main"]],
        gatewayEndpoints: [],
        roles: ["elb"],
      },
    ]);
  });

  it("reads a subnet without a table of its own with its VPC's adopted default one", () => {
    const [network, ...others] = shop;
    const json = structuredClone(network?.json) as {
      resource: Record<string, Record<string, Record<string, unknown>>>;
    };
    const { resource } = json;
    delete resource.aws_route_table_association?.private;
    resource.aws_default_route_table = {
      main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}" },
    };
    Object.assign(resource.aws_route?.private ?? {}, {
      route_table_id: "${aws_default_route_table.main.id}",
    });
    const adopted = new Template([{ ...(network as (typeof shop)[number]), json }, ...others]);

    expect(addresses(adopted)[0]).toMatchObject({
      routeTable: "main",
      routes: [["0.0.0.0/0", "aws_nat_gateway.a"]],
    });
  });
});
