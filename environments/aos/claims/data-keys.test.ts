import { attributesIn } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

const S3_RULE = "rule.0.apply_server_side_encryption_by_default";

/** Where resources that keep something name the key of what they keep. */
const STORES = [
  ["aws_rds_cluster", "kms_key_id"],
  ["aws_docdb_cluster", "kms_key_id"],
  ["aws_elasticache_replication_group", "kms_key_id"],
  ["aws_efs_file_system", "kms_key_id"],
  ["aws_s3_bucket_server_side_encryption_configuration", `${S3_RULE}.kms_master_key_id`],
  ["aws_secretsmanager_secret", "kms_key_id"],
  ["aws_launch_template", "block_device_mappings.0.ebs.kms_key_id"],
  ["aws_eks_cluster", "encryption_config.provider.key_arn"],
  ["aws_cloudwatch_log_group", "kms_key_id"],
  ["aws_sns_topic", "kms_master_key_id"],
] as const;

/** Every store with the addresses of its key: `<type> <name>: <key>`, and nothing after the colon where it has none. */
function keysOfStores(template: Template, types: readonly string[] = STORES.map(([type]) => type)) {
  return STORES.filter(([type]) => types.includes(type)).flatMap(([type, path]) =>
    template.resources(type).map((store) => ({
      store: store.address,
      keys: attributesIn(store.resolve(path)).map(({ resource }) => resource.address),
    })),
  );
}

const PRIMARY = "aws_kms_key.keys_primary";
const INFRA = "aws_kms_key.keys_infra";

claim("AOS-ENC-01", PRODUCTION, (template) => {
  const stores = keysOfStores(template);

  expect(template.count("aws_kms_key")).toBeGreaterThanOrEqual(2);
  // A key of AWS would be no resource, and `AES256` has none.
  expect(stores.filter(({ keys }) => keys.length !== 1 || !keys[0]?.startsWith("aws_kms_key."))).toEqual([]);
  for (const encryption of template.resources("aws_s3_bucket_server_side_encryption_configuration")) {
    expect(encryption.get(`${S3_RULE}.sse_algorithm`)).toBe("aws:kms");
  }
});

// Backups are stored too: those that EFS takes by itself would lie in a vault of AWS's, under AWS's key.
claim("AOS-ENC-01", PRODUCTION, (template) => {
  const vault = template.resource("aws_backup_vault");
  const selection = template.resource("aws_backup_selection");
  const [plan] = attributesIn(selection.resolve("plan_id")).map(({ resource }) => resource);
  const target = plan?.blocks("rule").map((rule) => plan.resolveValue(rule.target_vault_name));

  expect(attributesIn(vault.resolve("kms_key_arn")).map(({ resource }) => resource.address)).toEqual([INFRA]);
  expect(attributesIn(target).map(({ resource }) => resource.address)).toEqual([vault.address]);
  expect(selection.resolve("resources")).toResolveTo("aws_efs_file_system.arn");
  expect(template.resource("aws_efs_backup_policy").get("backup_policy.status")).toBe("DISABLED");
});

claim(["AOS-ENC-02", "AOS-ENC-04"], PRODUCTION, (template) => {
  const aliases = template
    .resources("aws_kms_alias", "network")
    .map((alias) => [
      alias.get("name"),
      attributesIn(alias.resolve("target_key_id")).map(({ resource }) => resource.address),
    ]);

  expect(aliases).toEqual([
    ["alias/aos-production", [PRIMARY]],
    ["alias/aos-production-infra", [INFRA]],
  ]);
});

claim("AOS-ENC-03", PRODUCTION, (template) => {
  const secrets = keysOfStores(template, ["aws_secretsmanager_secret"]);
  const passwords = template
    .resources("aws_rds_cluster")
    .map((cluster) =>
      attributesIn(cluster.resolve("master_user_secret_kms_key_id")).map(({ resource }) => resource.address),
    );

  expect(secrets).not.toEqual([]);
  expect(secrets.filter(({ keys }) => keys.join() !== PRIMARY)).toEqual([]);
  expect(passwords).toEqual([[PRIMARY]]);
});

// What the document lists for each of the two keys, and Redis with the application's other data.
claim(["AOS-ENC-03", "AOS-ENC-04"], PRODUCTION, (template) => {
  const types = [
    "aws_rds_cluster",
    "aws_docdb_cluster",
    "aws_elasticache_replication_group",
    "aws_efs_file_system",
    "aws_s3_bucket_server_side_encryption_configuration",
  ];

  expect(keysOfStores(template, types).map(({ store, keys }) => [store, ...keys])).toEqual([
    ["aws_rds_cluster.databases_main", PRIMARY],
    ["aws_docdb_cluster.databases_alerts", PRIMARY],
    ["aws_elasticache_replication_group.caches_main", PRIMARY],
    ["aws_efs_file_system.file-systems_metrics", INFRA],
    ["aws_s3_bucket_server_side_encryption_configuration.buckets_backend_encryption", PRIMARY],
    ["aws_s3_bucket_server_side_encryption_configuration.buckets_infra_encryption", INFRA],
  ]);
});

claim("AOS-ENC-05", PRODUCTION, (template) => {
  const uses = keysOfStores(template).flatMap(({ keys }) => keys);
  const counted = (key: string) => uses.filter((used) => used === key).length;

  expect(counted(PRIMARY)).toBeGreaterThanOrEqual(2);
  expect(counted(INFRA)).toBeGreaterThanOrEqual(2);
});

claim("AOS-ENC-06", PRODUCTION, (template) => {
  const flags = [
    ["aws_rds_cluster", "storage_encrypted"],
    ["aws_docdb_cluster", "storage_encrypted"],
    ["aws_efs_file_system", "encrypted"],
    ["aws_elasticache_replication_group", "at_rest_encryption_enabled"],
    ["aws_launch_template", "block_device_mappings.0.ebs.encrypted"],
  ] as const;
  const plain = flags.flatMap(([type, path]) =>
    template.resources(type).map((store) => [store.address, String(store.get(path))]),
  );

  expect(plain).toEqual([
    ["aws_rds_cluster.databases_main", "true"],
    ["aws_docdb_cluster.databases_alerts", "true"],
    ["aws_efs_file_system.file-systems_metrics", "true"],
    ["aws_elasticache_replication_group.caches_main", "true"],
    ["aws_launch_template.node-groups_infra_template", "true"],
    ["aws_launch_template.node-groups_apps_template", "true"],
  ]);
  // Each template has one volume, so the first is all of them.
  for (const nodes of template.resources("aws_launch_template")) {
    expect(nodes.list("block_device_mappings")).toHaveLength(1);
  }
  expect(keysOfStores(template).filter(({ keys }) => keys.length === 0)).toEqual([]);
  const encrypted = template
    .resources("aws_s3_bucket_server_side_encryption_configuration")
    .flatMap((found) => attributesIn(found.resolve("bucket")).map(({ resource }) => resource.address));
  expect(encrypted).toEqual(template.resources("aws_s3_bucket").map(({ address }) => address));
});

// Auto Scaling starts the volumes of nodes, so their key is the one that lets it.
claim("AOS-ENC-06", PRODUCTION, (template) => {
  const starting = template
    .resource("aws_kms_key", { description: "Operational data" })
    .policy("policy")
    .statements.filter(({ actions }) => actions.includes("kms:CreateGrant"))
    .map(({ effect, principals }) => [effect, principals]);
  const role =
    "arn:aws:iam::100000000001:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

  expect(keysOfStores(template, ["aws_launch_template"]).map(({ keys }) => keys)).toEqual([[INFRA], [INFRA]]);
  expect(starting).toEqual([["Allow", { AWS: [role] }]]);
});

// Volumes of pods are made in the cluster: what they ask for is said by their class.
claim(["AOS-ENC-01", "AOS-ENC-06"], PRODUCTION, (template) => {
  const classes = template.resources("kubernetes_storage_class_v1");
  const disks = classes.filter((one) => one.get("storage_provisioner") === "ebs.csi.aws.com");
  const folders = classes.filter((one) => one.get("storage_provisioner") === "efs.csi.aws.com");

  expect(classes).toHaveLength(disks.length + folders.length);
  expect(
    disks.map((one) => [
      one.get("parameters.encrypted"),
      attributesIn(one.resolve("parameters.kmsKeyId")).map(({ resource }) => resource.address),
    ]),
  ).toEqual([["true", [INFRA]]]);
  // A folder is as encrypted as its file system.
  expect(folders.map((one) => one.resolve("parameters.fileSystemId"))).toResolveTo("aws_efs_file_system.id");
});
