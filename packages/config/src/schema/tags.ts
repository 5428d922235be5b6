import { z } from "zod";

/**
 * Keys of the tags that stacks and constructs add to resources themselves. A test compares them with what is
 * synthesized.
 */
export const ADDED_TAG_KEYS = [
  "Layer",
  "Name",
  "Services",
  "Tier",
  "role",
  "kubernetes.io/role/elb",
  "kubernetes.io/role/internal-elb",
] as const;

/** Tags that a resource can have. Source: "Tagging AWS resources", "Tag naming limits and requirements". */
const MOST_TAGS = 50;

/** Tags that one resource gets besides those of the environment, at most: a subnet for both kinds of load balancers. */
const MOST_ADDED = 5;

const MOST_OF_ENVIRONMENT = MOST_TAGS - MOST_ADDED;

const key = z
  .string()
  .max(128, "a tag key of at most 128 characters")
  .regex(
    /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/iu,
    'a tag key of letters, digits and _.:/=+-@ that does not start with "aws:"',
  );

const value = z
  .string()
  .max(256, "a tag value of at most 256 characters")
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, "a tag value of letters, digits, spaces and _.:/=+-@");

/**
 * Tags of every resource: keys and values that every service takes. IAM does not tell upper case from lower case in
 * keys, so two that differ in nothing else are refused, and so are those that differ so from what is added.
 * Source: "Tagging AWS resources"; IAM user guide, "Tags for AWS Identity and Access Management resources".
 */
export const tags: z.ZodRecord<z.ZodString, z.ZodString> = z
  .record(key, value)
  .superRefine((map, { addIssue }) => {
    const keys = Object.keys(map);
    if (keys.length > MOST_OF_ENVIRONMENT) {
      const message = `at most ${MOST_OF_ENVIRONMENT} tags, since resources get up to ${MOST_ADDED} more and AWS takes ${MOST_TAGS}`;
      addIssue({ code: "custom", message });
    }
    const known = [...ADDED_TAG_KEYS, ...keys];
    for (const [at, name] of keys.entries()) {
      const other = known
        .slice(0, ADDED_TAG_KEYS.length + at)
        .find((one) => one.toLowerCase() === name.toLowerCase());
      if (other === undefined || (other === name && other !== "Layer")) continue;
      const message =
        other === name
          ? "a key other than Layer, which every stack sets itself"
          : `a key that differs from ${other} in more than upper and lower case, which IAM does not tell apart`;
      addIssue({ code: "custom", path: [name], message });
    }
  });
