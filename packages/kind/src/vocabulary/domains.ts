import { z } from "zod";

/**
 * A fully qualified domain name in lower case, without the final dot and without a wildcard.
 * Source: Route 53 developer guide, "DNS domain name format".
 */
export const domainName: z.ZodString = z
  .string('a domain name such as "shop.example.com"')
  .max(253, "a domain name of at most 253 characters")
  .regex(
    /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/,
    'a domain name such as "shop.example.com"',
  );
