import { z } from "zod";

/** A domain name, or one below the zone's, so that an environment's own zone needs no setting. */
export const nameInZone: z.ZodString = z
  .string()
  .max(253, "a domain name of at most 253 characters")
  .regex(
    /^(\*\.)?([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)*(\{zone\}|[a-z]{2,63})$/,
    'a domain name such as "{zone}" or "www.{zone}"',
  );

/** A path that starts at the root of a site. */
export const sitePath: z.ZodString = z.string().regex(/^\/\S*$/, 'a path such as "/index.html"');
