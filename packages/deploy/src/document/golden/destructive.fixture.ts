import type { DocumentInput } from "../input";
import {
  creates,
  deletes,
  environment,
  output,
  replaces,
  resource,
  UNITS,
  unknownInput,
  unknownOutput,
  updates,
} from "./build.fixture";

/** Another range for the private subnets, with all that hangs on them. */
export const subnetRange: DocumentInput = environment({
  layers: {
    network: {
      resources: ["a", "b"].map((zone, index) =>
        replaces(
          `aws_subnet.private-${zone}`,
          {
            id: `subnet-0${zone}1`,
            arn: `arn:aws:ec2:::subnet/subnet-0${zone}1`,
            cidr_block: `10.20.${index * 16}.0/20`,
            vpc_id: "vpc-01",
          },
          { cidr_block: `10.20.${128 + index * 16}.0/20`, vpc_id: "vpc-01" },
          { replace_paths: [["cidr_block"]] },
        ),
      ),
      outputs: {
        tiers: output(
          { private: { subnet_ids: ["subnet-0a1", "subnet-0b1"], cidrs: ["10.20.0.0/20", "10.20.16.0/20"] } },
          { private: { subnet_ids: [null, null], cidrs: ["10.20.128.0/20", "10.20.144.0/20"] } },
          { after_unknown: { private: { subnet_ids: [true, true], cidrs: [false, false] } } },
        ),
      },
    },
    cluster: {
      provisional: "network changes tiers.private.subnet_ids[0] and [1], which it reads",
      unit: UNITS.cluster,
      consumed: [unknownInput("network", "tiers", "private", "subnet_ids")],
      resources: [
        replaces(
          "aws_eks_node_group.general",
          { node_group_name: "general", subnet_ids: ["subnet-0a1", "subnet-0b1"] },
          { node_group_name: "general" },
          { replace_paths: [["subnet_ids"]], after_unknown: { id: true, arn: true, subnet_ids: true } },
        ),
      ],
    },
  },
  settings: [
    {
      place: "environments/shop/production/eu-west-1/network.yaml:9:11",
      path: ["network", "tiers", "private", "cidr"],
      before: "10.20.0.0/17",
      after: "10.20.128.0/17",
      touches: ["a", "b"].map((zone) => ({ layer: "network", address: `aws_subnet.private-${zone}` })),
    },
  ],
});

/** Encryption of a database is switched on, which makes an empty one. */
export const databaseReplaced: DocumentInput = environment({
  layers: {
    data: {
      resources: [
        replaces(
          "aws_db_instance.main",
          {
            id: "db-1",
            identifier: "main",
            storage_encrypted: false,
            kms_key_id: null,
            instance_class: "db.t4g.medium",
            address: "main.abc.eu-west-1.rds.amazonaws.com",
          },
          { identifier: "main", storage_encrypted: true, instance_class: "db.t4g.large" },
          {
            replace_paths: [["storage_encrypted"]],
            after_unknown: { id: true, arn: true, address: true, kms_key_id: true },
          },
        ),
      ],
      unit: UNITS.data,
      outputs: { database_host: unknownOutput("main.abc.eu-west-1.rds.amazonaws.com") },
    },
    addons: {
      provisional: "data makes database_host unknown, which it reads",
      consumed: [unknownInput("data", "database_host")],
      unit: {
        locals: { data: { database_host: "${var.data.database_host}" } },
        resource: { kubernetes_config_map: { shop: { data: { host: "${local.data.database_host}" } } } },
      },
      resources: [
        updates(
          "kubernetes_config_map.shop",
          { data: { host: "main.abc.eu-west-1.rds.amazonaws.com", port: "5432" } },
          { data: { port: "5432" } },
          { after_unknown: { data: { host: true } } },
        ),
      ],
    },
  },
  settings: [
    {
      place: "environments/shop/production/eu-west-1/data.yaml:14:9",
      path: ["data", "databases", "main", "encrypted"],
      before: false,
      after: true,
      touches: [{ layer: "data", address: "aws_db_instance.main" }],
    },
    {
      place: "environments/shop/production/eu-west-1/data.yaml:15:9",
      path: ["data", "databases", "main", "instanceClass"],
      before: "db.t4g.medium",
      after: "db.t4g.large",
      touches: [{ layer: "data", address: "aws_db_instance.main" }],
    },
  ],
  guarded: [
    {
      layer: "data",
      address: "aws_db_instance.main",
      type: "aws_db_instance",
      action: "replace",
      reason: "a database: its tables are gone with it, unless a snapshot is restored",
      forcedBy: ["storage_encrypted"],
      settings: ["environments/shop/production/eu-west-1/data.yaml:14:9 data.databases.main.encrypted"],
    },
  ],
});

/** An endpoint of a VPC that is no longer in the settings. */
export const removedEndpoint: DocumentInput = environment({
  layers: {
    network: {
      resources: [
        deletes(
          'aws_vpc_endpoint.interface["ecr.api"]',
          { id: "vpce-01", service_name: "com.amazonaws.eu-west-1.ecr.api" },
          { action_reason: "delete_because_each_key" },
        ),
        ...["https-a", "https-b"].map((name) =>
          deletes(
            `aws_vpc_security_group_ingress_rule.${name}`,
            { id: `sgr-${name}` },
            { action_reason: "delete_because_no_resource_config" },
          ),
        ),
      ],
      outputs: {
        endpoints: output({ "ecr.api": "vpce-01", "ecr.dkr": "vpce-02" }, { "ecr.dkr": "vpce-02" }),
      },
    },
    cluster: { unit: UNITS.cluster },
  },
  settings: [
    {
      place: "environments/shop/production/eu-west-1/network.yaml:21:7",
      path: ["network", "endpoints"],
      before: ["ecr.api", "ecr.dkr"],
      after: ["ecr.dkr"],
      touches: [{ layer: "network", address: 'aws_vpc_endpoint.interface["ecr.api"]' }],
    },
  ],
});

const destroyed = (layer: string, entries: readonly (readonly [string, number])[]) => ({
  resources: entries.flatMap(([type, count]) =>
    Array.from({ length: count }, (_, index) =>
      deletes(`${type}.${layer}${index + 1}`, { id: `${type}-${index}` }),
    ),
  ),
});

/** The whole environment goes. */
export const destroyMode: DocumentInput = environment({
  about: { mode: "destroy" },
  layers: {
    network: {
      ...destroyed("network", [
        ["aws_subnet", 6],
        ["aws_route_table_association", 6],
        ["aws_vpc", 1],
      ]),
      outputs: { vpc_id: output("vpc-01", undefined), vpc_cidr: output("10.20.0.0/16", undefined) },
    },
    cluster: {
      ...destroyed("cluster", [
        ["aws_iam_role_policy_attachment", 4],
        ["aws_eks_cluster", 1],
      ]),
      unit: UNITS.cluster,
    },
    data: destroyed("data", [
      ["aws_db_instance", 1],
      ["aws_s3_bucket", 2],
    ]),
  },
  guarded: [
    {
      layer: "data",
      address: "aws_db_instance.data1",
      type: "aws_db_instance",
      action: "delete",
      reason: "a database: its tables are gone with it",
    },
    {
      layer: "data",
      address: "aws_s3_bucket.data1",
      type: "aws_s3_bucket",
      action: "delete",
      reason: "a bucket: its objects are gone with it",
    },
    {
      layer: "data",
      address: "aws_s3_bucket.data2",
      type: "aws_s3_bucket",
      action: "delete",
      reason: "a bucket: its objects are gone with it",
    },
  ],
});

/** What an interrupted replacement has left behind, and a resource that is tainted. */
export const deposed: DocumentInput = environment({
  layers: {
    edge: {
      resources: [
        deletes("aws_lb_target_group.web", { name: "web-old" }, { deposed: "3a1f9c02" }),
        replaces(
          "aws_lb_listener.https",
          { port: 443 },
          { port: 443 },
          { action_reason: "replace_because_tainted", replace_paths: [] },
        ),
        creates("aws_lb_listener.http", { port: 80 }),
      ],
    },
  },
});

/** A resource that Terraform lets go of, and one that is made anew while the old one stays. */
export const forget: DocumentInput = environment({
  layers: {
    data: {
      resources: [
        resource("aws_s3_bucket.archive", {
          actions: ["forget"],
          before: { bucket: "shop-archive" },
          after: null,
        }),
        resource("aws_sqs_queue.mail", {
          actions: ["create", "forget"],
          before: { name: "mail" },
          after: { name: "mail-2" },
        }),
      ],
    },
  },
});
