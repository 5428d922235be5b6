import type { ChangeRule } from "../change-rule";
import { becomes, goesFrom, shrinks, turnsOff, turnsOn, was, wasNot } from "../conditions";
import { rulesOf } from "../holding";

const TYPES = ["aws_s3_bucket", "aws_s3_directory_bucket"];
const VERSIONING = ["aws_s3_bucket_versioning"];
const LOCK = ["aws_s3_bucket_object_lock_configuration"];
const DELETE = "S3 user guide, Deleting a general purpose bucket";
const COPY =
  "make a second bucket under another name, copy the objects with S3 Batch Replication or DataSync, move who uses it, and delete this one last";

/** Buckets, and what of their settings goes one way. */
export const s3: readonly ChangeRule[] = [
  ...rulesOf({
    id: "s3-bucket",
    types: TYPES,
    lost: "every object in it, with all versions",
    deletion: COPY,
    replacement: COPY,
    source: [DELETE],
    deletions: [
      {
        id: "with-objects",
        only: was("force_destroy", true),
        effect: "destroys",
        reason:
          "force_destroy is on: every object goes, with all versions, and others may take the bucket's name",
        way: "copy what has to stay; turn force_destroy off in an apply before, so that AWS refuses while an object is left",
        sample: { before: { force_destroy: true } },
        otherwise: { before: { force_destroy: false } },
        alsoReplaced: true,
      },
      {
        id: "unless-empty",
        only: wasNot("force_destroy", true),
        effect: "refuses",
        reason:
          "AWS refuses while an object is in it, old versions and delete markers among them; an empty one goes, and others may take its name",
        way: "empty it first, if that is what is meant: a lifecycle rule that expires all versions does so within days",
        sample: { before: { force_destroy: false } },
        otherwise: { before: { force_destroy: true } },
      },
    ],
    fixed: [
      {
        id: "name",
        attributes: ["bucket", "bucket_prefix"],
        reason: "a bucket cannot be renamed, so Terraform deletes it, or is refused, and makes an empty one",
        source: ["S3 user guide, General purpose bucket naming rules"],
      },
      {
        id: "object-lock",
        attributes: ["object_lock_enabled", "object_lock_configuration"],
        reason: "the provider sets Object Lock only while a bucket is made, so Terraform deletes this one",
        way: "leave the argument as it is; turn Object Lock on with aws_s3_bucket_object_lock_configuration, which works on a versioned bucket; it is never turned off",
        source: ["S3 user guide, Configuring S3 Object Lock"],
      },
    ],
  }),
  {
    id: "s3-bucket-force-destroy-on",
    types: TYPES,
    on: ["update"],
    attributes: ["force_destroy"],
    when: turnsOn,
    effect: "interrupts",
    lasts: "nobody; from now on a destroy takes every object with it",
    reason: "nothing stands between a mistake and the loss of all objects",
    way: "turn it on only in the apply before the bucket is to go",
    source: ["AWS provider, aws_s3_bucket, force_destroy"],
    fault: { before: { force_destroy: false }, after: { force_destroy: true } },
    right: { before: { force_destroy: true }, after: { force_destroy: false } },
  },
  {
    id: "s3-versioning-suspended",
    types: VERSIONING,
    on: ["update"],
    attributes: ["versioning_configuration.status"],
    when: goesFrom("Enabled", "Suspended"),
    effect: "cannotBeUndone",
    reason:
      "what is overwritten or deleted from now on is lost; AWS refuses while Object Lock or replication needs versions",
    way: "leave it on, and let a lifecycle rule expire old versions",
    source: ["S3 user guide, Retaining multiple versions of objects with S3 Versioning"],
    fault: {
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: "Suspended" }] },
    },
    right: {
      before: { versioning_configuration: [{ status: "Suspended" }] },
      after: { versioning_configuration: [{ status: "Enabled" }] },
    },
  },
  {
    id: "s3-versioning-disabled",
    types: VERSIONING,
    on: ["update"],
    attributes: ["versioning_configuration.status"],
    when: becomes("Disabled"),
    effect: "refuses",
    reason: "a bucket that has had versions never goes back to having had none; it can only be suspended",
    way: "write Suspended, if versions are to stop",
    source: ["S3 user guide, Retaining multiple versions of objects with S3 Versioning"],
    fault: {
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: "Disabled" }] },
    },
    right: {
      before: { versioning_configuration: [{ status: "Disabled" }] },
      after: { versioning_configuration: [{ status: "Enabled" }] },
    },
  },
  {
    id: "s3-versioning-on",
    types: VERSIONING,
    on: ["update"],
    attributes: ["versioning_configuration.status"],
    when: goesFrom("Disabled", "Enabled"),
    effect: "cannotBeUndone",
    reason:
      "a bucket that has had versions can only be suspended; every overwritten object is stored, and paid, until it expires",
    way: "add a lifecycle rule for old versions in the same apply, and accept the change",
    source: ["S3 user guide, Retaining multiple versions of objects with S3 Versioning"],
    fault: {
      before: { versioning_configuration: [{ status: "Disabled" }] },
      after: { versioning_configuration: [{ status: "Enabled" }] },
    },
    right: {
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: "Enabled" }] },
    },
  },
  {
    id: "s3-versioning-forgotten",
    types: VERSIONING,
    on: ["delete"],
    attributes: [],
    effect: "cannotBeUndone",
    reason:
      "the provider suspends versioning when its resource goes: what is overwritten or deleted from then on is lost",
    way: "keep the resource; a removed block with destroy = false leaves versioning on",
    source: ["AWS provider, aws_s3_bucket_versioning"],
    fault: { before: { versioning_configuration: [{ status: "Enabled" }] } },
    right: {
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: "Enabled" }] },
    },
  },
  {
    id: "s3-object-lock-longer",
    types: LOCK,
    on: ["update"],
    attributes: ["rule.default_retention.mode"],
    when: becomes("COMPLIANCE"),
    effect: "cannotBeUndone",
    reason:
      "under COMPLIANCE nobody, not even the root user, can delete a new object before its time is over",
    way: "try with GOVERNANCE and few days first",
    source: ["S3 user guide, Locking objects with Object Lock"],
    fault: {
      before: { rule: [{ default_retention: [{ mode: "GOVERNANCE" }] }] },
      after: { rule: [{ default_retention: [{ mode: "COMPLIANCE" }] }] },
    },
    right: {
      before: { rule: [{ default_retention: [{ mode: "COMPLIANCE" }] }] },
      after: { rule: [{ default_retention: [{ mode: "GOVERNANCE" }] }] },
    },
  },
  {
    id: "s3-object-lock-shorter",
    types: LOCK,
    on: ["update"],
    attributes: ["rule.default_retention.days", "rule.default_retention.years"],
    when: shrinks,
    effect: "cannotBeUndone",
    reason: "new objects are kept for less time; those there are keep their own",
    way: "check what the records have to be kept for",
    source: ["S3 user guide, Locking objects with Object Lock"],
    fault: {
      before: { rule: [{ default_retention: [{ days: 365 }] }] },
      after: { rule: [{ default_retention: [{ days: 30 }] }] },
    },
    right: {
      before: { rule: [{ default_retention: [{ days: 30 }] }] },
      after: { rule: [{ default_retention: [{ days: 365 }] }] },
    },
  },
  {
    id: "s3-public-access-unblocked",
    types: ["aws_s3_bucket_public_access_block"],
    on: ["update"],
    attributes: ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"],
    when: turnsOff,
    effect: "interrupts",
    lasts: "nobody; what is read meanwhile cannot be taken back",
    reason: "policies and ACLs that were held back take effect at once, and may make objects public",
    way: "leave all four on; hand objects out by CloudFront",
    source: ["S3 user guide, Blocking public access to your Amazon S3 storage"],
    fault: { before: { block_public_policy: true }, after: { block_public_policy: false } },
    right: { before: { block_public_policy: false }, after: { block_public_policy: true } },
  },
  ...rulesOf({
    id: "s3-object",
    types: ["aws_s3_object", "aws_s3_bucket_object"],
    effect: "destroys",
    lost: "the object; without versioning nothing of it stays",
    deletion: "copy it, or turn versioning on first",
    source: ["S3 user guide, Deleting Amazon S3 objects"],
    fixed: [
      {
        id: "key",
        attributes: ["key", "bucket"],
        reason: "an object cannot be renamed: it is deleted, and made under the other key",
      },
    ],
  }),
];
