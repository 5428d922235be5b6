import type { SynthesizedUnit } from "@strata/inventory";

const bucket = "shop-state";

function unit(layer: string, json: Readonly<Record<string, unknown>>): SynthesizedUnit {
  return {
    environment: "shop/production/eu-west-1",
    environmentId: "shop-production",
    layer,
    stack: `shop-production-${layer}`,
    json: {
      terraform: {
        backend: { s3: { bucket, key: `shop/production/${layer}/terraform.tfstate`, encrypt: true } },
      },
      provider: { aws: [{ region: "eu-west-1" }, { region: "us-east-1", alias: "us_east_1" }] },
      ...json,
    },
  };
}

/** Two layers of an invented environment, in the form that the app emits. */
export const shop: readonly SynthesizedUnit[] = [
  unit("network", {
    resource: {
      aws_vpc: { main: { cidr_block: "10.20.0.0/16", enable_dns_support: true, tags: { Name: "shop" } } },
      aws_subnet: {
        tiers_private_a: {
          vpc_id: "${aws_vpc.main.id}",
          cidr_block: "10.20.0.0/20",
          availability_zone: "eu-west-1a",
          tags: { "kubernetes.io/role/internal-elb": "1" },
        },
        tiers_public_a: {
          vpc_id: "${aws_vpc.main.id}",
          cidr_block: "10.20.101.0/24",
          availability_zone: "eu-west-1a",
          tags: { Tier: "front", "kubernetes.io/role/elb": "1" },
        },
      },
      aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
      aws_nat_gateway: { a: { subnet_id: "${aws_subnet.tiers_public_a.id}" } },
      aws_route_table: { private: {}, public: {} },
      aws_route: {
        private: {
          route_table_id: "${aws_route_table.private.id}",
          destination_cidr_block: "0.0.0.0/0",
          nat_gateway_id: "${aws_nat_gateway.a.id}",
        },
        public: {
          route_table_id: "${aws_route_table.public.id}",
          destination_cidr_block: "0.0.0.0/0",
          gateway_id: "${aws_internet_gateway.main.id}",
        },
      },
      aws_route_table_association: {
        private: {
          subnet_id: "${aws_subnet.tiers_private_a.id}",
          route_table_id: "${aws_route_table.private.id}",
        },
        public: {
          subnet_id: "${aws_subnet.tiers_public_a.id}",
          route_table_id: "${aws_route_table.public.id}",
        },
      },
      aws_vpc_endpoint: {
        s3: {
          service_name: "com.amazonaws.eu-west-1.s3",
          route_table_ids: ["${aws_route_table.private.id}"],
        },
      },
      aws_vpc_security_group_ingress_rule: { https: { from_port: 443, ip_protocol: "tcp" } },
    },
    output: {
      private_subnet_ids: { value: ["${aws_subnet.tiers_private_a.id}"] },
      vpc_id: { value: "${aws_vpc.main.id}" },
    },
  }),
  unit("cluster", {
    variable: { network: { default: null } },
    data: {
      terraform_remote_state: {
        network: {
          count: "${var.network == null ? 1 : 0}",
          config: { bucket, key: "shop/production/network/terraform.tfstate" },
        },
      },
    },
    locals: {
      network: {
        private_subnet_ids:
          "${var.network == null ? data.terraform_remote_state.network[0].outputs.private_subnet_ids : var.network.private_subnet_ids}",
      },
    },
    resource: {
      aws_eks_cluster: {
        main: { version: "1.35", vpc_config: { subnet_ids: "${local.network.private_subnet_ids}" } },
      },
      aws_iam_role: {
        nodes: {
          assume_role_policy:
            '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}',
        },
      },
    },
  }),
];
