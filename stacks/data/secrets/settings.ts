import { refersTo } from "@strata/kind";
import { days, lambdaArn, recoveryDays, secretDescription, secretName } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A secret of Secrets Manager. Its secret text is never in settings. */
export const secret = z.strictObject({
  name: secretName
    .optional()
    .describe("Unique in the account and region; <environment id>/<entry> where absent"),
  description: secretDescription,
  recoveryDays,
  connection: z
    .strictObject({
      database: refersTo("data.databases").describe("Name in databases"),
      name: z.string().min(1).describe("Database on that server"),
      tls: z
        .enum(["require", "verify-ca", "verify-full"])
        .optional()
        .describe(
          "sslmode of PostgreSQL's clients: verify-full where absent, which also checks the server's name",
        ),
    })
    .optional()
    .describe(
      "Starts the value with what clients ask of a database: engine, host, port, dbname and sslmode, or the URI of DocumentDB; never a user or a password",
    ),
  template: z
    .record(z.string(), z.string())
    .default({})
    .describe("What else is known of the value and is no secret, for example username"),
  rotation: z
    .strictObject({
      lambdaArn: lambdaArn
        .optional()
        .describe(
          "Existing function that sets a new value; no rotation where absent. Set it once the secret has a value: before that there is nothing to rotate, and each rotation fails",
        ),
      days: days.max(1000).default(30).describe("Days between rotations"),
    })
    .optional(),
});

/** Settings of a secret. */
export type SecretSettings = z.output<typeof secret>;
