import { RESERVED_BUCKET_NAMES as RESERVED } from "@strata/config/schema/vocabulary";
import { z } from "zod";

const PART = "\\{(id|account|region)\\}";

/** Name of a bucket as a template. The name that it spells is held to {@link BUCKET_NAME}. */
export const bucketNameTemplate: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^([a-z0-9]|${PART})([a-z0-9-]|${PART})*$`),
    'a bucket name such as "{id}-assets", in lower-case letters, digits and hyphens',
  );

/** What a bucket's name must look like once it is spelled: with hyphens only, since dots break certificates. Source: as above. */
export const BUCKET_NAME = {
  matches: new RegExp(
    `^(?!${RESERVED.starts.join("|")})[a-z0-9][a-z0-9-]{1,61}[a-z0-9](?<!${RESERVED.ends.map((end) => end.replace(".", "\\.")).join("|")})$`,
  ),
  expected: `a bucket name of 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends, that does not start with ${RESERVED.starts.join(", ")} or end with ${RESERVED.ends.join(", ")}`,
};

/** Start of the keys of objects. Source: S3 user guide, "Naming Amazon S3 objects": 1024 bytes. */
export const objectPrefix: z.ZodString = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 1024, "a key prefix of at most 1024 bytes");

/** Storage classes that lifecycle rules move objects to. Source: S3 `Transition`, `StorageClass`. */
export const transitionClass = z.enum([
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
]);

/**
 * Days that objects must have been stored before they move to a class; 0 for those that are missing.
 * Source: S3 user guide, "Transitioning objects using Amazon S3 Lifecycle", constraints; S3 answers `InvalidArgument`.
 */
export const EARLIEST_TRANSITION_DAYS: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

/** An origin of a page, with one wildcard at most. Source: S3 user guide, "Elements of a CORS configuration". */
export const corsOrigin: z.ZodString = z
  .string()
  .regex(
    /^(\*|https?:\/\/[^\s/*]*\*?[^\s/*]*)$/,
    'an origin with one * at most such as "https://*.example.com", without a path, or "*"',
  );

/** A request header that a page may send. Source: as above. */
export const corsHeader: z.ZodString = z
  .string()
  .regex(/^(\*|[!#$%&'+.^_`|~A-Za-z0-9-]+\*?)$/, 'a header name with one * at most such as "x-amz-*"');

/** A response header that a page may read: S3 takes no wildcard. Source: S3 `CORSRule`, `ExposeHeaders`. */
export const exposedHeader: z.ZodString = z
  .string()
  .regex(/^[!#$%&'+.^_`|~A-Za-z0-9-]+$/, 'a header name such as "ETag", without a wildcard');

/** Seconds for which a browser remembers the answer to a preflight. Source: S3 `CORSRule`, `MaxAgeSeconds`, an integer. */
export const corsMaxAgeSeconds: z.ZodInt = z.int().min(0).max(2_147_483_647);
