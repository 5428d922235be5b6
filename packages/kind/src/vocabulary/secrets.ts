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
