import { z } from "zod";
import { AWS_REGION_NAMES } from "./aws-regions";

// The text that a schema gives as `error` is the "expected" half of a message: a noun phrase, as in
// `expected a CIDR block such as "10.0.0.0/16", got "10.0.0.0"`. Nothing here transforms: what a schema yields
// has the shape of what it was given.

/** Key of a named entry, and the stem of resource names: lower-case words joined by single hyphens. */
export const entryName: z.ZodString = z
  .string()
  .max(48, "a name of at most 48 characters")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "app-logs"');

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

/** Name of an AWS region, for example `eu-west-1`. */
export const awsRegion: z.ZodEnum<Record<string, string>> = z.enum(
  Object.fromEntries(AWS_REGION_NAMES.map((name) => [name, name])),
  'an AWS region such as "eu-west-1"',
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

/** Tags of a resource: keys and values within what AWS accepts. */
export const tags: z.ZodRecord<z.ZodString, z.ZodString> = z.record(
  z
    .string()
    .max(128, "a tag key of at most 128 characters")
    .regex(
      /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
      'a tag key of letters, digits and _.:/=+-@ that does not start with "aws:"',
    ),
  z.string().max(256, "a tag value of at most 256 characters"),
);

/** A calendar day. Whether the day exists is checked where it is judged. */
export const day: z.ZodString = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2027-01-31"');
