import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
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

/** A path that starts at the root of a site. */
export const urlPath: z.ZodString = z.string().regex(/^\/\S*$/, 'a path such as "/index.html"');

/** Longest name that Elastic Load Balancing takes, in characters. */
export const ELB_NAME_LENGTH = 32;

/**
 * Name of a load balancer or a target group.
 * Source: Elastic Load Balancing v2, `CreateLoadBalancer` and `CreateTargetGroup`, parameter `Name`.
 */
export const elbName: z.ZodString = z
  .string()
  .max(ELB_NAME_LENGTH, `a name of at most ${ELB_NAME_LENGTH} characters`)
  .regex(
    /^(?!internal-)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/,
    'letters, digits and single hyphens, not starting with "internal-"',
  );

/** The fault of an IPv4 CIDR that fits its schema, such as host bits; none where it is valid. */
export function cidrProblems(text: string, path: SettingsProblem["path"]): readonly SettingsProblem[] {
  const fault = Prefix.problem(text);
  return fault === undefined
    ? []
    : [{ path, expected: "an IPv4 CIDR", got: `${JSON.stringify(text)}: ${fault}` }];
}
