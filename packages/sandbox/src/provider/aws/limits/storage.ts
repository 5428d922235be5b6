import type { Fields } from "../../protocol/value";
import { blocksAt, isBetween, type Limit, looksLike, scalarAt, scalarsAt } from "./limit";

const BUCKET =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$/;

/** Days before objects may move. Source: S3 user guide, "Transitioning objects using Amazon S3 Lifecycle". */
const EARLIEST: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

function lifecycleFault(state: Fields): string | undefined {
  for (const rule of blocksAt(state, "rule")) {
    const moves = blocksAt(rule, "transition");
    for (const move of moves) {
      const storageClass = String(scalarAt(move, "storage_class"));
      const earliest = EARLIEST[storageClass] ?? 0;
      if (Number(scalarAt(move, "days") ?? earliest) < earliest) {
        return `'Days' in Transition action must be greater than or equal to ${earliest} for storageClass '${storageClass}'`;
      }
    }
    const last = Math.max(0, ...moves.map((move) => Number(scalarAt(move, "days") ?? 0)));
    const expires = blocksAt(rule, "expiration")
      .flatMap((block) => scalarsAt(block, "days"))
      .map(Number);
    if (moves.length > 0 && expires.some((days) => days > 0 && days <= last)) {
      return "'Days' in the Expiration action must be greater than 'Days' in the Transition action";
    }
  }
  return undefined;
}

function corsFault(state: Fields): string | undefined {
  const stars = (text: string | number): number => String(text).split("*").length - 1;
  const origin = scalarsAt(state, "cors_rule.allowed_origins").find((text) => stars(text) > 1);
  if (origin !== undefined) return `AllowedOrigin "${origin}" can not have more than one wildcard.`;
  const header = scalarsAt(state, "cors_rule.allowed_headers").find((text) => stars(text) > 1);
  if (header !== undefined) return `AllowedHeader "${header}" can not have more than one wildcard.`;
  const exposed = scalarsAt(state, "cors_rule.expose_headers").find((text) => stars(text) > 0);
  return exposed === undefined
    ? undefined
    : `ExposeHeader "${exposed}" contains wildcard. We currently do not support wildcard for ExposeHeader`;
}

/** Buckets, file systems, keys, secrets and queues. */
export const STORAGE_LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_s3_bucket: [
    looksLike("bucket", BUCKET, "InvalidBucketName", (name) => `The specified bucket is not valid: ${name}`),
  ],
  aws_s3_bucket_lifecycle_configuration: [{ code: "InvalidArgument", fault: lifecycleFault }],
  aws_s3_bucket_object_lock_configuration: [
    // Source: S3 user guide, "Object Lock considerations": at most 100 years.
    isBetween("rule.default_retention.days", 1, 36_500, "InvalidArgument", "Days"),
  ],
  aws_s3_bucket_cors_configuration: [{ code: "InvalidRequest", fault: corsFault }],
  aws_efs_file_system: [
    {
      code: "BadRequest",
      fault: (state) =>
        state.performance_mode === "maxIO" && state.throughput_mode === "elastic"
          ? "Elastic throughput is not supported for Max I/O performance mode"
          : undefined,
    },
  ],
  aws_kms_key: [
    isBetween("deletion_window_in_days", 7, 30, "ValidationException", "PendingWindowInDays"),
    looksLike(
      "description",
      /^.{0,8192}$/s,
      "ValidationException",
      () =>
        "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192",
    ),
  ],
  aws_kms_alias: [
    looksLike(
      "name",
      /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
      "InvalidAliasNameException",
      (name) => `Alias must start with the prefix "alias/", not with "alias/aws/", got ${name}`,
    ),
  ],
  aws_secretsmanager_secret: [
    looksLike(
      "name",
      /^[A-Za-z0-9/_+=.@-]{1,512}$/,
      "ValidationException",
      () =>
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    ),
    {
      code: "InvalidParameterException",
      fault: ({ recovery_window_in_days: days }) =>
        typeof days === "number" && days !== 0 && (days < 7 || days > 30)
          ? "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive)."
          : undefined,
    },
  ],
  aws_sqs_queue: [
    looksLike(
      "name",
      /^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$/,
      "InvalidParameterValue",
      () => "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    ),
    isBetween("message_retention_seconds", 60, 1_209_600, "InvalidAttributeValue", "MessageRetentionPeriod"),
    isBetween("visibility_timeout_seconds", 0, 43_200, "InvalidAttributeValue", "VisibilityTimeout"),
  ],
};
