import { bucketNameTemplate, days, deletionWindowDays, keyAlias } from "@strata/kind/vocabulary";
import { z } from "zod";

/** What the parts of the layer share. */
export const recordsSettings = {
  key: z
    .strictObject({
      alias: keyAlias.describe("Without alias/, {id} being the environment's id; {id}-audit where absent"),
      deletionWindowDays,
    })
    .prefault({})
    .describe("The key of what is recorded: files of trails and recorders, and log groups"),
  accessLogs: z
    .strictObject({
      name: bucketNameTemplate.optional().describe("{id}-audit-logs-{account} where absent"),
      expireDays: days.default(365).describe("Days after which a record of requests is deleted"),
    })
    .prefault({})
    .describe("The bucket in which requests to the layer's other buckets are recorded"),
};

/** Settings of what the parts of the layer share. */
export type RecordsSettings = z.output<z.ZodObject<typeof recordsSettings>>;
