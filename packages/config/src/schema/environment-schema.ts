import { z } from "zod";
import { fixed } from "../changes/change";
import { awsAccount, awsRegion, day, tags, versionConstraint } from "./vocabulary";

/** Where units keep their state, as templates over `{id}`, `{path}`, `{layer}`, `{account}`, `{region}` and named segments. */
const state = z.strictObject({
  bucket: z.string().min(3).describe('S3 bucket, a template, for example "acme-state-{account}-{region}"'),
  key: z
    .string()
    .min(1)
    .default("{path}/{layer}/terraform.tfstate")
    .describe("S3 key, a template; the default is Terragrunt's path_relative_to_include() and the layer"),
  region: z.string().min(1).default("{region}").describe("Region of the bucket, a template"),
  kmsKeyId: z
    .string()
    .min(1)
    .optional()
    .describe("ARN or alias of the KMS key that encrypts state, a template"),
  segments: z
    .array(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name such as "system"'))
    .default([])
    .describe("Names of the leading segments of the folder path, for use in the templates"),
});

const exception = z
  .strictObject({
    rule: z.string().min(1).describe("Id of the required setting"),
    resource: z.string().min(1).describe("Terraform address, or a glob over addresses"),
    accepts: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe(
        'What is there instead, as strata check prints it behind "got"; of several resources, each value',
      ),
    reason: z.string().min(1).describe("Why the requirement is not met"),
    basis: z.string().min(1).optional().describe("The document that demands it, such as a claim id"),
    expires: day.optional().describe("Last day on which the exception holds, YYYY-MM-DD"),
  })
  .describe("A required setting that is not met; it has a basis or an expiry date, not both");

/**
 * Everything in an `environment.yaml` but the settings of layers. Each field is checked for itself, so that one
 * fault hides no other.
 */
export const environmentFields = {
  id: z
    .string()
    .max(32, "at most 32 characters, since resource names start with it")
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a lower-case name such as "shop-production"')
    .describe("Prefix of stack names and of default resource names"),
  account: fixed(awsAccount.describe("AWS account id, in quotes"), {
    since:
      "resources cannot move to another account: Strata would create new ones there, and the old ones would keep running unmanaged",
    way: "add an environment for the other account in a new folder, move the data, then destroy this one",
    source: "Terraform AWS provider, allowed_account_ids",
  }),
  region: fixed(awsRegion.describe("AWS region of the environment"), {
    since:
      "resources cannot move to another region: Strata would create new ones there, and the old ones would keep running unmanaged",
    way: "add an environment for the other region in a new folder, move the data, then destroy this one",
    source: "Terraform AWS provider, region",
  }),
  posture: z
    .enum(["production", "standard"])
    .default("production")
    .describe("Which required settings must hold"),
  layers: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Layers of the environment; by default every layer that is always there"),
  tags: tags.default({}).describe("Tags of every resource"),
  state: state.prefault({} as z.input<typeof state>).describe("Where each unit keeps its state"),
  providers: z
    .object({ aws: versionConstraint.default(">= 5.100.0, < 7.0.0") })
    .catchall(versionConstraint)
    .prefault({})
    .describe("Terraform version constraint by provider"),
  platforms: z
    .array(
      z
        .string()
        .regex(/^(darwin|freebsd|linux|windows)_(386|amd64|arm|arm64)$/, 'a platform such as "linux_amd64"'),
    )
    .min(1)
    .default(["linux_amd64", "linux_arm64", "darwin_arm64"])
    .describe("Platforms whose provider checksums are locked"),
  regions: z
    .array(awsRegion)
    .default([])
    .describe(
      "Regions besides the environment's own in which its layers may create resources; us-east-1 is always among them",
    ),
  exceptions: z.array(exception).default([]).describe("Required settings that are not met, and why"),
} as const;

/** The fields of an environment, validated, with defaults. */
export type EnvironmentFields = {
  readonly [Name in keyof typeof environmentFields]: z.output<(typeof environmentFields)[Name]>;
};

/** Names of the fields, in the order in which people write them. */
export const ENVIRONMENT_FIELD_NAMES = Object.keys(environmentFields) as readonly (keyof EnvironmentFields)[];
