import type { CheckContext } from "@strata/config";
import { expect, it } from "vitest";
import { data } from "./index";
import { aurora, cache, type DataInput, docdb, managed, shopContext, synthData } from "./shop.fixture";

const claims = (context: CheckContext) => data.names?.(context) ?? [];

/** Names as `scope kind: name (path)`. */
function claimed(input: DataInput): readonly string[] {
  return claims(shopContext(input)).map(
    ({ scope, kind, name, path }) => `${scope} ${kind}: ${name} (${path.join(".")})`,
  );
}

const keys = [
  "region KMS alias: shop-production-data (keys.data.alias)",
  "region KMS alias: shop-production-files (keys.files.alias)",
];

it("makes default names from the environment and the entry, and a bucket's also from the account", () => {
  expect(
    claimed({
      databases: { main: managed },
      caches: { sessions: cache },
      fileSystems: { shared: { tier: "private" } },
      buckets: { assets: {} },
      secrets: { database: { description: "Connection" } },
    }),
  ).toEqual([
    ...keys,
    "region DB instance: shop-production-main (databases.main.identifier)",
    "account IAM role: shop-production-main-monitoring (databases.main)",
    "region cache: shop-production-sessions (caches.sessions.identifier)",
    "region secret: shop-production/sessions-auth-token (caches.sessions.auth.secretName)",
    "region EFS file system: shop-production-shared (fileSystems.shared.name)",
    "region backup vault: shop-production-shared (fileSystems.shared)",
    "account IAM role: shop-production-shared-backups (fileSystems.shared)",
    "world S3 bucket: shop-production-assets-111122223333 (buckets.assets.name)",
    "region secret: shop-production/database (secrets.database.name)",
  ]);
});

it("claims the names that are set", () => {
  expect(
    claimed({
      keys: { files: { description: "Files", alias: "shop-files" } },
      databases: { main: { ...managed, identifier: "orders", monitoringSeconds: 0 } },
      caches: { sessions: { ...cache, identifier: "sessions", auth: { secretName: "shop/sessions" } } },
      buckets: { assets: { name: "shop-assets" } },
      secrets: { database: { description: "Connection", name: "shop/database" } },
    }),
  ).toEqual([
    "region KMS alias: shop-production-data (keys.data.alias)",
    "region KMS alias: shop-files (keys.files.alias)",
    "region DB instance: orders (databases.main.identifier)",
    "region cache: sessions (caches.sessions.identifier)",
    "region secret: shop/sessions (caches.sessions.auth.secretName)",
    "world S3 bucket: shop-assets (buckets.assets.name)",
    "region secret: shop/database (secrets.database.name)",
  ]);
});

it("claims a cluster and each of its instances, and a role where they are watched", () => {
  expect(
    claimed({
      databases: {
        main: { ...aurora, instances: { one: {}, two: {} } },
        events: { ...docdb, identifier: "ev" },
      },
    }),
  ).toEqual([
    ...keys,
    "region DB cluster: shop-production-main (databases.main.identifier)",
    "region DB instance: shop-production-main-one (databases.main.instances.one)",
    "region DB instance: shop-production-main-two (databases.main.instances.two)",
    "account IAM role: shop-production-main-monitoring (databases.main)",
    "region DB cluster: ev (databases.events.identifier)",
    "region DB instance: ev-one (databases.events.instances.one)",
  ]);
});

it("claims nothing for what others made", () => {
  const main = { mode: "external", identifier: "main" } as const;

  expect(claimed({ databases: { main }, caches: { main } })).toEqual(keys);
});

/** Where the stack uses a name of each kind. */
const BEARERS = {
  "KMS alias": ["aws_kms_alias", "name", (name: string) => `alias/${name}`],
  "DB instance": ["aws_db_instance", "identifier", (name: string) => name],
  "IAM role": ["aws_iam_role", "name", (name: string) => name],
  cache: ["aws_elasticache_replication_group", "replication_group_id", (name: string) => name],
  "EFS file system": ["aws_efs_file_system", "creation_token", (name: string) => name],
  "S3 bucket": ["aws_s3_bucket", "bucket", (name: string) => name],
  secret: ["aws_secretsmanager_secret", "name", (name: string) => name],
} as const;

it.each(Object.keys(BEARERS) as (keyof typeof BEARERS)[])(
  "claims the names of kind %s that the stack uses",
  (kind) => {
    const input: DataInput = {
      databases: { main: managed, orders: { ...managed, identifier: "orders" } },
      caches: { sessions: cache, jobs: { ...cache, identifier: "jobs" } },
      fileSystems: { shared: { tier: "private" } },
      buckets: { assets: {}, store: { name: "shop-store" } },
      secrets: {
        database: { description: "Connection" },
        vendor: { description: "Key", name: "shop/vendor" },
      },
    };
    const [type, attribute, written] = BEARERS[kind];
    const used = Object.values(synthData(input).resource[type] ?? {}).map((block) => block[attribute]);

    expect(used).toEqual(
      claims(shopContext(input))
        .filter((claim) => claim.kind === kind)
        .map(({ name }) => written(name)),
    );
  },
);
