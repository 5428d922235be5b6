import { z } from "zod";

const PART = "\\{(id|account|region)\\}";

/** Longest name of a trail, in characters. Source: CloudTrail `CreateTrail`, parameter `Name`. */
export const TRAIL_NAME_LENGTH = 128;

/** Name of a trail as a template. The name that it spells is held to {@link TRAIL_NAME}. */
export const trailNameTemplate: z.ZodString = z
  .string()
  .regex(
    new RegExp(`^([A-Za-z0-9]|${PART})([A-Za-z0-9._-]|${PART})*$`),
    'a trail name such as "{id}-account", in letters, digits and ._-',
  );

/** What the name of a trail must look like once it is spelled. Source: as above. */
export const TRAIL_NAME = {
  matches: /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*[._-]{2})[A-Za-z0-9][A-Za-z0-9._-]+[A-Za-z0-9]$/,
  expected:
    "a trail name of at least 3 letters, digits and ._-, with a letter or digit at both ends, no two of ._- side by side, and not in the form of an IP address",
};

/** Name of a bucket that exists, whoever made it. Source: S3 user guide, "General purpose bucket naming rules". */
export const bucketName: z.ZodString = z
  .string()
  .regex(
    /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    "a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens",
  );

/** Days for which Object Lock holds an object. Source: S3 user guide, "Object Lock considerations": at most 100 years. */
export const heldDays: z.ZodInt = z.int().min(1).max(36_500);

/** Longest name that AWS Config takes for a rule, in characters. Source: Config API, `ConfigRule`, `ConfigRuleName`. */
export const CONFIG_RULE_NAME_LENGTH = 128;

/** Name of a rule of AWS Config, a template. Source: as above. */
export const configRuleName: z.ZodString = z
  .string()
  .max(CONFIG_RULE_NAME_LENGTH, `a name of at most ${CONFIG_RULE_NAME_LENGTH} characters`)
  .regex(
    new RegExp(`^([A-Za-z0-9._-]|${PART})+$`),
    'a rule name such as "{id}-volumes", in letters, digits and ._-',
  );

/** Identifier of a managed rule. Source: Config developer guide, "List of AWS Config managed rules". */
export const managedRuleIdentifier: z.ZodString = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,255}$/, 'the identifier of a managed rule such as "ENCRYPTED_VOLUMES"');

/** Name of a parameter of a managed rule. Source: as above: letters and digits, such as `maxAccessKeyAge`. */
export const managedRuleParameter: z.ZodString = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,127}$/, 'the name of a parameter such as "maxAccessKeyAge"');

/** Value of a parameter of a managed rule. Source: Config API, `ConfigRule`, `InputParameters`: 1024 characters in all. */
export const managedRuleParameterValue: z.ZodString = z
  .string()
  .min(1)
  .max(1000, "a value of at most 1000 characters");

/** Days after which unused access is a finding. Source: IAM Access Analyzer API, `UnusedAccessConfiguration`. */
export const unusedAccessDays: z.ZodInt = z.int().min(1).max(365);
