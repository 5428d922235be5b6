import type { Capability } from "@strata/config";
import { z } from "zod";

/** Name of a secret. Source: Secrets Manager `CreateSecret`, parameter `Name`. */
export const secretName: z.ZodString = z
  .string()
  .regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'a secret name such as "shop/database"');

/** Longest name that Secrets Manager takes, in characters. */
export const SECRET_NAME_LENGTH = 512;

/** How long a deleted secret can be restored, in days. Source: Secrets Manager `DeleteSecret`. */
export const recoveryDays: z.ZodDefault<z.ZodInt> = z
  .int()
  .min(0)
  .max(30)
  .refine((days) => days === 0 || days >= 7, "0, or 7 to 30 days")
  .default(30)
  .describe("Days in which a deleted secret can be restored; 0 frees its name at once");

/**
 * What reading a secret takes, with the calls by which External Secrets and the CSI provider find versions.
 * Source: Secrets Manager, "Identity-based policies"; External Secrets Operator, "AWS Secrets Manager".
 */
export const READ_SECRET = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:ListSecretVersionIds",
  "secretsmanager:GetResourcePolicy",
] as const;

/**
 * The grant of reading an entry's secret, which the key of all secrets of the data layer encrypts.
 * @param arn the output of the entry with the secret's ARN, for example `{auth_secret_arn}`
 */
export function secretGrant<Field extends string>(arn: `{${Field}}`) {
  return {
    key: { layerOutput: "secrets_key_arn", service: "secretsmanager" },
    use: { allow: [{ actions: READ_SECRET, on: arn }], keyActions: ["kms:Decrypt"] },
  } as const;
}

/** That the credentials of an entry may be granted: those of what others created are where its owners keep them. */
export const grantCredentials: Capability = {
  expected: "that this environment creates",
  holds: ({ mode }: { readonly mode: string }) => mode === "managed",
  got: () => "which is of mode external",
  grant: "keep its credentials in data.secrets and grant that secret",
};
