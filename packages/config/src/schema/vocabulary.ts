import { z } from "zod";
import { AWS_REGION_NAMES } from "./aws-regions";

export { tags } from "./tags";

// The text that a schema gives as `error` is the "expected" half of a message: a noun phrase, as in
// `expected a CIDR block such as "10.0.0.0/16", got "10.0.0.0"`. Nothing here transforms: what a schema yields
// has the shape of what it was given.

/**
 * A name that becomes the id of a construct, and so part of addresses in state. Constructs are kept in a plain object by
 * their ids, which finds `constructor` there before it is; and an address leaves out a level that is called `this`.
 * Source: constructs, `Node.addChild`; `allocateLogicalId` in `packages/layer`.
 * @param name in lower case, so that no other name that every object has fits it
 */
export function constructId(name: z.ZodString): z.ZodString {
  return name.regex(/^(?!(constructor|this)$)/, 'a name other than "constructor" and "this"');
}

/** Key of a named entry, and the stem of resource names: lower-case words joined by single hyphens. */
export const entryName: z.ZodString = constructId(
  z
    .string()
    .max(48, "a name of at most 48 characters")
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "app-logs"'),
);

/** A map of named entries. Absent means none. */
export function entriesOf<S extends z.ZodType>(entry: S): z.ZodDefault<z.ZodRecord<z.ZodString, S>> {
  return z.record(entryName, entry).default({});
}

/** An IPv4 CIDR block. Whether host bits are set is for the layer's check, which knows the nearest right block. */
export const cidr: z.ZodString = z
  .string('a CIDR block such as "10.0.0.0/16"')
  .regex(
    /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(3[0-2]|[12]?\d)$/,
    'a CIDR block such as "10.0.0.0/16"',
  );

/**
 * Name of an AWS region of partition `aws`, for example `eu-west-1`. ARNs are written with `arn:aws:`, and CloudFront's
 * resources are in us-east-1, which those in China and GovCloud cannot reach.
 */
export const awsRegion: z.ZodEnum<Record<string, string>> = z.enum(
  Object.fromEntries(AWS_REGION_NAMES.map((name) => [name, name])),
  'an AWS region of partition aws such as "eu-west-1"',
);

/** AWS account id. A string, since a YAML number loses its leading zeros. */
export const awsAccount: z.ZodString = z
  .string("a quoted 12-digit string")
  .regex(/^\d{12}$/, "a quoted 12-digit string");

/** Terraform version constraint, for example `>= 5.100.0, < 7.0.0`. */
export const versionConstraint: z.ZodString = z
  .string()
  .regex(
    /^((=|!=|>=?|<=?|~>) ?)?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?( ?, ?((=|!=|>=?|<=?|~>) ?)?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?)*$/,
    'a version constraint such as ">= 5.100.0, < 7.0.0"',
  );

/** A calendar day. Whether the day exists is checked where it is judged. */
export const day: z.ZodString = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2027-01-31"');

/** Starts and ends of bucket names that S3 keeps for itself. Source: S3 user guide, "General purpose bucket naming rules". */
export const RESERVED_BUCKET_NAMES = {
  starts: ["xn--", "sthree-", "amzn-s3-demo-"],
  ends: ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3", "-an"],
} as const;
