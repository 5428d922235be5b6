import { contract, entries, number, string } from "@strata/contract";

/** What the data layer promises to later layers. A secret's text is never among it: its ARN is. */
export const data = contract("data", {
  databases: entries("Relational and document databases: single instances, and clusters", "databases", {
    address: string(
      "Host name for clients that read and write",
      "main.abcdefghijkl.eu-west-1.rds.amazonaws.com",
    ),
    reader_address: string(
      "Host name for clients that only read: spread over a cluster's readers; the same as address where there are none",
      "main-ro.abcdefghijkl.eu-west-1.rds.amazonaws.com",
    ),
    port: number("TCP port", 5432),
    identifier: string("Identifier of the instance or cluster", "shop-production-main"),
    master_secret_arn: string(
      "Secret with the master user's name and password, which AWS keeps; empty where the database is external",
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-0a1b2c3d-a1b2c3",
    ),
  }),
  caches: entries("In-memory stores, reached over TLS with an AUTH token", "caches", {
    address: string("Host name that writes", "master.shop-production-main.abc123.euw1.cache.amazonaws.com"),
    port: number("TCP port", 6379),
    reader_address: string(
      "Host name that reads, spread over the replicas; of a single node the node itself",
      "replica.shop-production-main.abc123.euw1.cache.amazonaws.com",
    ),
    auth_secret_arn: string(
      "Secret whose text is the AUTH token; empty where the cache is external and names none",
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-production/main-auth-token-a1b2c3",
    ),
  }),
  file_systems: entries("EFS file systems", "fileSystems", {
    id: string("File system id", "fs-0a1b2c3d4e5f60718"),
    arn: string(
      "ARN of the file system",
      "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718",
    ),
  }),
  access_points: entries("Folders of file systems", "accessPoints", {
    id: string("Access point id", "fsap-0a1b2c3d4e5f60718"),
    arn: string(
      "ARN of the access point",
      "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0a1b2c3d4e5f60718",
    ),
    file_system_id: string("File system id", "fs-0a1b2c3d4e5f60718"),
  }),
  buckets: entries("S3 buckets", "buckets", {
    name: string("Bucket name", "shop-production-assets-111122223333"),
    arn: string("ARN of the bucket", "arn:aws:s3:::shop-production-assets-111122223333"),
    key_arn: string(
      "KMS key that encrypts its objects, for the policies of those who use them; where S3 has keys of its own, the alias of AWS's key for S3",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
    regional_domain_name: string(
      "Domain name in the bucket's region, for origins",
      "shop-production-assets-111122223333.s3.eu-west-1.amazonaws.com",
    ),
    domain_name: string(
      "Global domain name, for CloudFront's logs",
      "shop-production-assets-111122223333.s3.amazonaws.com",
    ),
  }),
  secrets: entries("Secrets Manager secrets", "secrets", {
    arn: string(
      "ARN of the secret",
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1b2c3",
    ),
    name: string("Name of the secret", "shop/database"),
  }),
  secrets_key_arn: string(
    "KMS key that encrypts secrets",
    "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
  ),
});
