import type { ChangeRule } from "../change-rule";
import { becomes, changes, changesFromValue, shrinks, turnsOff, turnsOn } from "../conditions";
import { rulesOf } from "../holding";
import { databaseDeletions } from "./database-deletions";
import { unprotectedRules } from "./database-protection";
import { versionRules } from "./database-versions";

const TYPES = ["aws_db_instance"];
const DELETE = ["RDS user guide, Deleting a DB instance"];
const MODIFY = "RDS user guide, Settings for DB instances";
const RESTORE =
  "take a snapshot, restore it into a second database that has the other value, stop the writers, move them over, and delete this one last";

const update = (rule: Omit<ChangeRule, "types" | "on">): ChangeRule => ({
  types: TYPES,
  on: ["update"],
  ...rule,
});

/** Database instances. */
export const rds: readonly ChangeRule[] = [
  ...rulesOf({
    id: "rds-instance",
    types: TYPES,
    lost: "all of its data",
    deletion: RESTORE,
    source: DELETE,
    deletions: databaseDeletions({
      what: "the database",
      source: DELETE,
    }),
    fixed: [
      {
        id: "encryption",
        attributes: ["storage_encrypted", "kms_key_id"],
        reason:
          "storage keeps its encryption and its key, so Terraform deletes the database and makes an empty one",
        way: `copy a snapshot under the other key, and restore that: ${RESTORE}`,
        source: ["RDS user guide, Encrypting Amazon RDS resources"],
      },
      {
        id: "zone",
        attributes: ["availability_zone"],
        reason: "a database in one zone stays there, so Terraform deletes it and makes an empty one",
        way: "leave availability_zone out; turn multi_az on, reboot with failover, and turn it off again if need be",
        source: [MODIFY],
      },
      {
        id: "engine",
        attributes: ["engine"],
        reason:
          "an engine does not become another one, so Terraform deletes the database and makes an empty one",
        way: "make a second database with the other engine and move the data with the Database Migration Service",
      },
      {
        id: "first-names",
        attributes: ["db_name", "username"],
        reason:
          "the first database and the master user are made with it and cannot be renamed, so Terraform deletes it and makes an empty one",
        way: "keep the value; make databases and users with SQL",
      },
      {
        id: "character-sets",
        attributes: ["character_set_name", "nchar_character_set_name", "timezone"],
        reason:
          "character set and time zone are fixed when it is made, so Terraform deletes it and makes an empty one",
      },
      {
        id: "origin",
        attributes: [
          "snapshot_identifier",
          "backup_target",
          "custom_iam_instance_profile",
          "restore_to_point_in_time",
          "s3_import",
        ],
        reason:
          "where its data came from is asked only while it is made; to change it deletes what has been written since",
        way: "leave it as it was; lifecycle ignore_changes takes it out of plans",
      },
    ],
  }),
  ...versionRules({ id: "rds-instance", types: TYPES }),
  update({
    id: "rds-instance-identifier-changed",
    attributes: ["identifier"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "everybody who uses it, while it reboots and until all of them have its new address",
    reason: "the identifier is part of its address, which changes; old snapshots keep the old name",
    way: "give clients a CNAME of your own to ask for; rename in a maintenance window",
    source: ["RDS user guide, Renaming a DB instance"],
    fault: { before: { identifier: "orders" }, after: { identifier: "orders-2" } },
    right: { before: { identifier: "orders" }, after: { identifier: "orders" } },
  }),
  update({
    id: "rds-instance-storage-shrinks",
    attributes: ["allocated_storage"],
    when: shrinks,
    effect: "refuses",
    reason: "RDS storage only grows; where autoscaling has made it larger, the plan is only behind",
    way: "write what it has; for less, move the data into a smaller database or use a blue/green deployment",
    source: ["RDS user guide, Working with storage for Amazon RDS DB instances"],
    fault: { before: { allocated_storage: 100 }, after: { allocated_storage: 50 } },
    right: { before: { allocated_storage: 50 }, after: { allocated_storage: 100 } },
  }),
  update({
    id: "rds-instance-storage-limit-below-size",
    attributes: ["max_allocated_storage"],
    when: {
      words: "is less than the storage that it has",
      test: (_, after, { before }) =>
        Number(after) > 0 && Number(after) < Number(before.value("allocated_storage")),
    },
    effect: "refuses",
    reason: "the limit of storage autoscaling cannot be below what is allocated already",
    way: "set it to 10 % more than the storage, or take it away to turn autoscaling off",
    source: ["RDS API, ModifyDBInstance"],
    fault: {
      before: { allocated_storage: 100, max_allocated_storage: 200 },
      after: { allocated_storage: 100, max_allocated_storage: 50 },
    },
    right: {
      before: { allocated_storage: 100, max_allocated_storage: 200 },
      after: { allocated_storage: 100, max_allocated_storage: 150 },
    },
  }),
  update({
    id: "rds-instance-subnet-group-changed",
    attributes: ["db_subnet_group_name"],
    when: changesFromValue,
    effect: "refuses",
    reason:
      "RDS refuses a group of the same VPC, and one of another VPC while it has a standby; a move to another VPC reboots it under another address",
    way: "add subnets to the group that it has; to move to another VPC, turn multi_az off first, or restore a snapshot there",
    source: ["RDS user guide, Working with a DB instance in a VPC"],
    fault: { before: { db_subnet_group_name: "one" }, after: { db_subnet_group_name: "other" } },
    right: { before: { db_subnet_group_name: "one" }, after: { db_subnet_group_name: "one" } },
  }),
  update({
    id: "rds-instance-restarts",
    attributes: ["port", "instance_class"],
    when: changesFromValue,
    effect: "interrupts",
    lasts:
      "everybody who uses it: about a minute with a standby, else for minutes; a new port also until clients have it",
    reason: "the database restarts, or its standby takes over",
    way: "leave apply_immediately off, so that it waits for the maintenance window; a port also has to be in security groups and clients",
    source: [MODIFY],
    fault: { before: { port: 5432 }, after: { port: 5433 } },
    right: { before: { port: 5432 }, after: { port: 5432 } },
  }),
  update({
    id: "rds-instance-storage-type-changed",
    attributes: ["storage_type"],
    when: changesFromValue,
    effect: "interrupts",
    lasts:
      "slower storage for hours; from or to magnetic storage a restart of minutes; no further change for six hours",
    reason: "storage is moved while the database runs",
    way: "do it in a quiet hour, and change storage no other way in the next six",
    source: ["RDS user guide, Working with storage for Amazon RDS DB instances"],
    fault: { before: { storage_type: "gp2" }, after: { storage_type: "gp3" } },
    right: { before: { storage_type: "gp3" }, after: { storage_type: "gp3" } },
  }),
  update({
    id: "rds-instance-parameter-group-changed",
    attributes: ["parameter_group_name", "option_group_name"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "nobody until it is rebooted; then everybody, for about a minute",
    reason:
      "static parameters of the other group are read at the next reboot, and until then it is said to be pending",
    way: "reboot it in a quiet hour, with failover if it has a standby",
    source: ["RDS user guide, Parameter groups for Amazon RDS"],
    fault: { before: { parameter_group_name: "one" }, after: { parameter_group_name: "other" } },
    right: { before: { parameter_group_name: "one" }, after: { parameter_group_name: "one" } },
  }),
  update({
    id: "rds-instance-standby-off",
    attributes: ["multi_az"],
    when: turnsOff,
    effect: "interrupts",
    lasts: "nobody now; everybody for as long as its zone is away, or while it is patched",
    reason: "without a standby a fault of its zone stops it",
    way: "leave multi_az on in production",
    source: ["RDS user guide, Multi-AZ DB instance deployments"],
    fault: { before: { multi_az: true }, after: { multi_az: false } },
    right: { before: { multi_az: false }, after: { multi_az: true } },
  }),
  update({
    id: "rds-instance-backups-off",
    attributes: ["backup_retention_period"],
    when: becomes(0),
    effect: "destroys",
    reason: "0 days turn automatic backups off and delete those there are; the database restarts",
    way: "keep at least one day; copy the backups that you need",
    source: ["RDS user guide, Disabling automated backups"],
    fault: { before: { backup_retention_period: 7 }, after: { backup_retention_period: 0 } },
    right: { before: { backup_retention_period: 7 }, after: { backup_retention_period: 3 } },
  }),
  ...unprotectedRules({ id: "rds-instance", types: TYPES, source: DELETE }),
  update({
    id: "rds-instance-made-public",
    attributes: ["publicly_accessible"],
    when: turnsOn,
    effect: "interrupts",
    lasts: "nobody; its address leads to another interface, so open connections may break",
    reason: "its name resolves to a public address outside of the VPC",
    way: "leave it off; reach it through the VPC",
    source: [MODIFY],
    fault: { before: { publicly_accessible: false }, after: { publicly_accessible: true } },
    right: { before: { publicly_accessible: true }, after: { publicly_accessible: false } },
  }),
  update({
    id: "rds-instance-ca-changed",
    attributes: ["ca_cert_identifier"],
    when: changes,
    effect: "interrupts",
    lasts: "clients that verify certificates and do not trust the other authority; some engines restart",
    reason: "its certificate is renewed under another authority",
    way: "give clients the new bundle of authorities first",
    source: ["RDS user guide, Rotating your SSL/TLS certificate"],
    fault: {
      before: { ca_cert_identifier: "rds-ca-2019" },
      after: { ca_cert_identifier: "rds-ca-rsa2048-g1" },
    },
    right: { before: { ca_cert_identifier: "rds-ca-2019" }, after: { ca_cert_identifier: "rds-ca-2019" } },
  }),
];
