import { describe, expect, it } from "vitest";
import { data } from "./index";
import { cache, type DataInput, only, shopData, statements, synthData } from "./shop.fixture";

/** Names of the resources of a type. */
function names(input: DataInput, type: string): readonly string[] {
  return Object.keys(synthData(input).resource[type] ?? {});
}

describe("keys", () => {
  it("makes each with rotation, a deletion window and an alias", () => {
    const json = synthData({});

    expect(json.resource.aws_kms_key?.keys_data).toMatchObject({
      enable_key_rotation: true,
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
    });
    expect(json.resource.aws_kms_alias?.keys_data_alias).toMatchObject({
      name: "alias/shop-production-data",
      target_key_id: "${aws_kms_key.keys_data.key_id}",
    });
  });

  it("finds a key of the network layer by its name", () => {
    const json = synthData({ secretsKey: "quiet" });

    expect(json.output.secrets_key_arn?.value).toBe("${local.network.keys.quiet.arn}");
  });

  it("lets the distributions of the account decrypt where a key's users say so", () => {
    const json = synthData({ keys: { data: { description: "Data", users: ["distributions"] } } });

    expect(statements(json.resource.aws_kms_key?.keys_data?.policy)[1]).toEqual({
      Sid: "Distributions",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" } },
    });
  });
});

describe("file systems", () => {
  const shared = { fileSystems: { shared: { tier: "private" } } } as const satisfies DataInput;

  it("encrypts, in the modes that the settings name", () => {
    expect(only(synthData(shared), "aws_efs_file_system")).toMatchObject({
      creation_token: "shop-production-shared",
      encrypted: true,
      kms_key_id: "${aws_kms_key.keys_files.arn}",
      performance_mode: "generalPurpose",
      throughput_mode: "bursting",
    });
  });

  it("can be mounted in every subnet of the tier, by the cluster only", () => {
    const json = synthData(shared);
    expect(Object.values(json.resource.aws_efs_mount_target ?? {})).toMatchObject(
      [0, 1].map((zone) => ({
        subnet_id: `\${local.network.tiers.private.subnet_ids[${zone}]}`,
        security_groups: ["${aws_security_group.file-systems_shared_group.id}"],
      })),
    );
    expect(only(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      security_group_id: "${aws_security_group.file-systems_shared_group.id}",
      referenced_security_group_id: "${local.cluster.cluster_security_group_id}",
      ip_protocol: "tcp",
      from_port: 2049,
      to_port: 2049,
    });
    expect(json.resource.aws_vpc_security_group_egress_rule).toBeUndefined();
  });

  it("lets the addresses of the VPC in where the settings say so", () => {
    const rule = only(
      synthData({ fileSystems: { shared: { tier: "private", clients: ["vpc"] } } }),
      "aws_vpc_security_group_ingress_rule",
    );

    expect(rule.cidr_ipv4).toBe("${local.network.vpc_cidr}");
    expect(rule.referenced_security_group_id).toBeUndefined();
  });

  it("takes clients inside the VPC, over TLS only", () => {
    const [allow, deny] = statements(only(synthData(shared), "aws_efs_file_system_policy").policy);

    expect(allow).toMatchObject({
      Effect: "Allow",
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    });
    expect(deny).toMatchObject({
      Effect: "Deny",
      Action: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("backs up each day, under the key of the file system and not by EFS itself", () => {
    const json = synthData({ fileSystems: { shared: { tier: "private", backupRetentionDays: 14 } } });

    expect(only(json, "aws_efs_backup_policy").backup_policy).toEqual({ status: "DISABLED" });
    expect(only(json, "aws_backup_vault")).toMatchObject({
      name: "shop-production-shared",
      kms_key_arn: "${aws_kms_key.keys_files.arn}",
      force_destroy: false,
    });
    expect(only(json, "aws_backup_plan").rule).toMatchObject([{ lifecycle: { delete_after: 14 } }]);
    expect(only(json, "aws_backup_selection").resources).toEqual([
      "${aws_efs_file_system.file-systems_shared.arn}",
    ]);
  });

  it("takes no backups where none are wanted, and lets them go with the vault where that is", () => {
    const none = synthData({ fileSystems: { shared: { tier: "private", backups: "none" } } });
    const all = synthData({ fileSystems: { shared: { tier: "private", forceDestroy: true } } });

    expect(none).not.toHaveProperty("resource.aws_backup_vault");
    expect(only(all, "aws_backup_vault").force_destroy).toBe(true);
  });

  it.each([
    { days: 1, after: "AFTER_1_DAY" },
    { days: 30, after: "AFTER_30_DAYS" },
  ] as const)(
    "moves files that nobody read for $days days, and back when somebody does",
    ({ days, after }) => {
      const json = synthData({
        fileSystems: { shared: { tier: "private", infrequentAccessAfterDays: days } },
      });

      expect(only(json, "aws_efs_file_system").lifecycle_policy).toEqual([
        { transition_to_ia: after },
        { transition_to_primary_storage_class: "AFTER_1_ACCESS" },
      ]);
    },
  );

  it("gives an access point one identity and a folder of its own", () => {
    const json = synthData({
      ...shared,
      accessPoints: {
        metrics: { fileSystem: "shared", path: "/metrics", uid: 1000, gid: 2000, permissions: "775" },
      },
    });

    expect(only(json, "aws_efs_access_point")).toMatchObject({
      file_system_id: "${aws_efs_file_system.file-systems_shared.id}",
      posix_user: { uid: 1000, gid: 2000 },
      root_directory: {
        path: "/metrics",
        creation_info: { owner_uid: 1000, owner_gid: 2000, permissions: "775" },
      },
    });
    expect(json.output.access_points?.value).toEqual({
      metrics: {
        id: "${aws_efs_access_point.access-points_metrics.id}",
        arn: "${aws_efs_access_point.access-points_metrics.arn}",
        file_system_id: "${aws_efs_file_system.file-systems_shared.id}",
      },
    });
  });

  it.each(["/", "metrics", ""])("has no access point at %j", (path) => {
    const accessPoints = { metrics: { fileSystem: "shared", path, uid: 0, gid: 0 } };

    expect(() => shopData({ ...shared, accessPoints })).toThrow(/a path below the root/);
  });
});

describe("secrets", () => {
  const vendor = { description: "API key of a vendor" };
  const lambdaArn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate";

  it("encrypts, and has no value until its owner gives it one", () => {
    const json = synthData({ secrets: { vendor } });

    expect(only(json, "aws_secretsmanager_secret")).toMatchObject({
      name: "shop-production/vendor",
      description: "API key of a vendor",
      kms_key_id: "${aws_kms_key.keys_data.arn}",
      recovery_window_in_days: 30,
    });
    expect(json.resource.aws_secretsmanager_secret_version).toBeUndefined();
    expect(json.resource.aws_secretsmanager_secret_rotation).toBeUndefined();
  });

  it("starts with the address of its database, under a label that keeps the version alive", () => {
    const json = synthData({
      databases: { main: { mode: "external", identifier: "main" } },
      secrets: {
        orders: {
          description: "Connection",
          connection: { database: "main", name: "orders" },
          template: { username: "shop" },
        },
      },
    });
    const version = only(json, "aws_secretsmanager_secret_version");

    expect(JSON.parse(version.secret_string as string)).toEqual({
      engine: "postgres",
      host: "${local.main_database.address}",
      port: "${local.main_database.port}",
      dbname: "orders",
      sslmode: "verify-full",
      username: "shop",
    });
    expect(version).toMatchObject({
      version_stages: ["TEMPLATE"],
      lifecycle: { ignore_changes: ["secret_string", "version_stages"] },
    });
  });

  it("rotates where a function is set, and not before there is something to rotate", () => {
    const json = synthData({ secrets: { vendor: { ...vendor, rotation: { lambdaArn, days: 60 } } } });

    expect(only(json, "aws_secretsmanager_secret_rotation")).toMatchObject({
      secret_id: "${aws_secretsmanager_secret.secrets_vendor.arn}",
      rotation_lambda_arn: lambdaArn,
      rotate_immediately: false,
      rotation_rules: { automatically_after_days: 60 },
    });
  });

  it("does not rotate where only the days are set", () => {
    expect(
      names(
        { secrets: { vendor: { ...vendor, rotation: { days: 60 } } } },
        "aws_secretsmanager_secret_rotation",
      ),
    ).toEqual([]);
  });

  it.each([
    { recoveryDays: 0, isAccepted: true },
    { recoveryDays: 7, isAccepted: true },
    { recoveryDays: 6, isAccepted: false },
  ])("can be restored for $recoveryDays days: $isAccepted", ({ recoveryDays, isAccepted }) => {
    const parse = () => shopData({ secrets: { vendor: { ...vendor, recoveryDays } } });

    if (isAccepted) expect(parse().secrets.vendor?.recoveryDays).toBe(recoveryDays);
    else expect(parse).toThrow("0, or 7 to 30 days");
  });
});

it("promises what the contract says for entries of every kind, and nothing secret", () => {
  const { output } = synthData({
    databases: { main: { mode: "external", identifier: "orders" } },
    caches: { main: cache },
    fileSystems: { shared: { tier: "private" } },
    buckets: { assets: {} },
    secrets: { vendor: { description: "API key", name: "shop/vendor" } },
  });

  expect(Object.keys(output)).toEqual(Object.keys(data.contract.outputs));
  expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toMatchObject({
    databases: {
      main: {
        address: "${local.main_database.address}",
        reader_address: "${local.main_database.address}",
        port: "${local.main_database.port}",
        identifier: "orders",
        master_secret_arn: "",
      },
    },
    caches: {
      main: {
        address: "${aws_elasticache_replication_group.caches_main.primary_endpoint_address}",
        port: 6379,
        reader_address: "${aws_elasticache_replication_group.caches_main.reader_endpoint_address}",
        auth_secret_arn: "${aws_secretsmanager_secret.caches_main_auth-token.arn}",
      },
    },
    file_systems: {
      shared: {
        id: "${aws_efs_file_system.file-systems_shared.id}",
        arn: "${aws_efs_file_system.file-systems_shared.arn}",
      },
    },
    access_points: {},
    buckets: {
      assets: {
        name: "${aws_s3_bucket.buckets_assets.bucket}",
        arn: "${aws_s3_bucket.buckets_assets.arn}",
        key_arn: "${aws_kms_key.keys_data.arn}",
        regional_domain_name: "${aws_s3_bucket.buckets_assets.bucket_regional_domain_name}",
        domain_name: "${aws_s3_bucket.buckets_assets.bucket_domain_name}",
      },
    },
    secrets: {
      vendor: {
        arn: "${aws_secretsmanager_secret.secrets_vendor.arn}",
        name: "${aws_secretsmanager_secret.secrets_vendor.name}",
      },
    },
    secrets_key_arn: "${aws_kms_key.keys_data.arn}",
  });
});
