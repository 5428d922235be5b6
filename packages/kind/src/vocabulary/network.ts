import { z } from "zod";

/** Letter of an availability zone in the environment's region, so that another region needs no other settings. */
export const zoneLetter: z.ZodString = z.string().regex(/^[a-f]$/, 'a zone letter such as "a"');

/** A fully qualified domain name without the final dot. */
export const domainName: z.ZodString = z
  .string('a domain name such as "shop.example.com"')
  .max(253, "a domain name of at most 253 characters")
  .regex(
    /^(\*\.)?([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a domain name such as "shop.example.com"',
  );

/** TCP or UDP port. */
export const port: z.ZodInt = z.int().min(1).max(65535);
