import { asList, type PlanChanges, type ResourceChange } from "@strata/inventory";
import type { Circumstance } from "../change-rule";
import { isGiven, isTrue } from "../conditions";

/** Automatic snapshots are on. A cache without them is declared as one that may be empty. */
export const keepsSnapshots: Circumstance = {
  words: "with snapshot_retention_limit above 0, or not known",
  holds: ({ before }) => {
    const found = before.at("snapshot_retention_limit");
    return found.is === "unknown" || found.value === null ? "unknown" : Number(found.value) > 0;
  },
};

/** A disk besides the first, which EC2 deletes with the instance. */
export const hasDisksOfItsOwn: Circumstance = {
  words: "with an ebs_block_device that is deleted with it",
  holds: ({ before }) => {
    const found = before.at("ebs_block_device.delete_on_termination");
    return found.is === "unknown" ? "unknown" : asList(found.value).some(isTrue);
  },
};

/** Kubernetes has the storage deleted when the volume goes. */
export const deletesItsStorage: Circumstance = {
  words: "unless persistent_volume_reclaim_policy is Retain",
  holds: ({ before }) => {
    const found = before.at("spec.persistent_volume_reclaim_policy");
    return found.is === "unknown" ? "unknown" : found.value !== "Retain";
  },
};

/** Arguments from which the provider writes an object. */
const CONTENTS = ["content", "content_base64", "source"];

/** The configuration has no content for it, so somebody else wrote the object; a key with a slash at its end is a folder. */
export const isWrittenByOthers: Circumstance = {
  words: "whose content is not in the configuration",
  holds: ({ before }) => {
    if (CONTENTS.some((argument) => isGiven(before.value(argument)))) return false;
    return !String(before.value("key") ?? "").endsWith("/");
  },
};

/** What marks a log group as part of the audit trail. */
export interface AuditMark {
  /** Of a name, or of a tag's key or value. */
  readonly pattern: RegExp;
  readonly reason: string;
  readonly source: string;
}

/**
 * Marks of log groups that tell who did what. Records of traffic, of requests and of programs are no such trail: a
 * change rule tells of their loss.
 */
export const AUDIT_MARKS: readonly AuditMark[] = [
  {
    pattern: /(^|[^a-z])(audit|auditing|audits)([^a-z]|$)/i,
    reason: "somebody calls it an audit log; databases write theirs to a group of this name",
    source: "RDS user guide, Publishing database logs to CloudWatch Logs",
  },
  {
    pattern: /cloud-?trail/i,
    reason: "CloudTrail's console gives the group of a trail such a name",
    source: "CloudTrail user guide, Sending events to CloudWatch Logs",
  },
  {
    pattern: /^\/aws\/eks\/[^/]+\/cluster$/,
    reason: "EKS writes the audit log of the Kubernetes API to it",
    source: "EKS user guide, Send control plane logs to CloudWatch Logs",
  },
];

/** A log group that tells who did what, by its marks or because a trail writes to it, and that goes with its logs. */
export const isOfAuditTrail: Circumstance = {
  words: "whose name or tags say audit or CloudTrail, to which EKS or a trail writes, without skip_destroy",
  holds: (change, plan) => {
    if (isTrue(change.before.value("skip_destroy"))) return false;
    const texts = [change.before.value("name"), change.before.value("tags"), change.before.value("tags_all")];
    return texts.flatMap(wordsIn).some(isMarked) || isWrittenByTrail(change, plan);
  },
};

function isMarked(text: string): boolean {
  return AUDIT_MARKS.some(({ pattern }) => pattern.test(text));
}

/** Texts in a value, keys of maps too. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...wordsIn(member)]);
}

/** Whether a trail of the plan, one that goes too, writes to the group. A trail names it with `:*` at the end. */
function isWrittenByTrail({ before }: ResourceChange, plan: PlanChanges): boolean {
  const arn = before.value("arn");
  if (typeof arn !== "string") return false;
  const names = [arn, `${arn}:*`];
  const going = plan.changes.filter(({ type }) => type === "aws_cloudtrail");
  return (
    names.some((name) => plan.mentions.of(name).some(({ path }) => path === "cloud_watch_logs_group_arn")) ||
    going.some((trail) => names.includes(String(trail.before.value("cloud_watch_logs_group_arn"))))
  );
}
