import { databaseIdentifier, madeOrFound } from "@strata/kind/vocabulary";
import { z } from "zod";

/** A DB instance that others made. */
export const externalDatabase = z.strictObject({
  mode: madeOrFound(z.literal("external")).describe("It exists already, and others change it"),
  identifier: databaseIdentifier.describe("DB instance identifier in the account and region"),
  expect: z
    .strictObject({
      multiAz: z.boolean().default(true).describe("Fails over to another zone by itself"),
      backups: z.boolean().default(true).describe("Has automated backups"),
      private: z.boolean().default(true).describe("Has no public address"),
      encrypted: z.boolean().default(true).describe("Its storage is encrypted"),
    })
    .prefault({})
    .describe("What must be true of it, or the plan fails; false where it need not be"),
});

/** Settings of a database that is looked up. */
export type ExternalDatabaseSettings = z.output<typeof externalDatabase>;
