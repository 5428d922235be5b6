import { z } from "zod";
import { certificateName } from "../domains";

/** A certificate that Amazon issues and renews. */
export const certificate = z.strictObject({
  domain: certificateName.default("{zone}").describe("Main name of the certificate"),
  names: z
    .array(certificateName)
    .max(99, "at most 99 further names, since ACM takes 100")
    .default([])
    .describe("Additional names; wildcards are allowed"),
  region: z
    .enum(["own", "us-east-1"])
    .default("us-east-1")
    .describe("us-east-1 for distributions, own for load balancers"),
});

/** Settings of a certificate. */
export type CertificateSettings = z.output<typeof certificate>;

/** All names that a certificate is valid for, as settings write them. */
export function namesOf({ domain, names }: CertificateSettings): readonly string[] {
  return [domain, ...names];
}
