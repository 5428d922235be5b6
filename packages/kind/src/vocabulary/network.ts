import { Prefix } from "@strata/cidr";
import type { SettingsProblem } from "@strata/config";
import { constructId } from "@strata/config/schema/vocabulary";
import { z } from "zod";

/** Letter of an availability zone in the environment's region, so that another region needs no other settings. */
export const zoneLetter: z.ZodString = z.string().regex(/^[a-f]$/, 'a zone letter such as "a"');

/** TCP or UDP port. */
export const port: z.ZodInt = z.int().min(1).max(65535);

/** Characters of a path. Source: RFC 3986, section 3.3. */
const PATH = /^\/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/;

/** A path that starts at the root of a site, without a query. */
export const urlPath: z.ZodString = z
  .string()
  .max(1024, "a path of at most 1024 characters")
  .regex(PATH, 'a path such as "/index.html"');

/** Path that Route 53 asks for. Source: Route 53 `HealthCheckConfig`, `ResourcePath`: 255 characters, a query too. */
export const healthCheckPath: z.ZodString = z
  .string()
  .max(255, "a path of at most 255 characters")
  .regex(/^\/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/, 'a path such as "/health?deep=yes"');

/**
 * Key of the object for requests to `/`.
 * Source: CloudFront `DistributionConfig`, `DefaultRootObject`: at most 255 characters, without a slash in front.
 */
export const rootObject: z.ZodString = z
  .string()
  .max(255, "an object name of at most 255 characters")
  .regex(
    /^[A-Za-z0-9_.*$~"'@:+&-][A-Za-z0-9_.*$~"'@:+&/-]*$/,
    'an object without a slash in front such as "index.html"',
  );

/** Id of a security group. Source: EC2 `CreateSecurityGroup`, response `GroupId`. */
export const securityGroupId: z.ZodString = z
  .string()
  .regex(/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, 'the id of a security group such as "sg-0a1b2c3d4e5f60718"');

/**
 * Service of a VPC endpoint, as it follows `com.amazonaws.<region>.`: words joined by `.` and `-`. Its dots are hyphens
 * in addresses.
 * Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink".
 */
export const endpointService: z.ZodString = constructId(
  z
    .string()
    .max(128, "a service of at most 128 characters")
    .regex(
      /^(?!com\.amazonaws\.)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
      'a service such as "ecr.api", without com.amazonaws.<region>. in front',
    ),
);

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
