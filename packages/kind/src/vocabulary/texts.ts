import { z } from "zod";

/** Description of a security group or of one of its rules. Source: EC2 `CreateSecurityGroup` and `AuthorizeSecurityGroupIngress`. */
export const groupDescription: z.ZodString = z
  .string()
  .regex(
    /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
    "1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
  );

/** Description of a secret. Source: Secrets Manager `CreateSecret`, parameter `Description`. */
export const secretDescription: z.ZodString = z
  .string()
  .min(1)
  .max(2048, "a description of at most 2048 characters");

/** Description of a KMS key. Source: KMS `CreateKey`, parameter `Description`. */
export const keyDescription: z.ZodString = z
  .string()
  .min(1)
  .max(8192, "a description of at most 8192 characters");

/** Script for the first boot of an instance. Source: EC2 user guide, "Run commands at launch": 16 KB before base64. */
export const userData: z.ZodString = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= 16_384, "user data of at most 16384 bytes");
