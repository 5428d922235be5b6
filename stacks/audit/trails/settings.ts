import {
  bucketName,
  bucketNameTemplate,
  days,
  heldDays,
  logRetentionDays,
  trailNameTemplate,
  transitionClass,
} from "@strata/kind/vocabulary";
import { z } from "zod";

/** The bucket that a service of the layer delivers to, but for its lock. */
const delivery = {
  name: bucketNameTemplate
    .optional()
    .describe("Unique in the world; {id}-<entry>-trail-{account} where absent"),
  expireDays: days.optional().describe("Days after which a file is deleted; kept for ever where absent"),
  transition: z
    .strictObject({ days, storageClass: transitionClass })
    .optional()
    .describe("Moves files to a cheaper class"),
};

/** A trail. It covers every region, is encrypted and validated: no setting takes that away. */
export const trail = z.strictObject({
  name: trailNameTemplate
    .optional()
    .describe("{id}, {account} and {region} are the environment's; {id}-<entry> where absent"),
  bucket: z
    .strictObject({
      ...delivery,
      objectLock: z
        .strictObject({
          mode: z
            .enum(["governance", "compliance"])
            .describe("governance: a few may still delete; compliance: nobody may, not even the root user"),
          days: heldDays.describe("Days for which each file is held"),
        })
        .optional()
        .describe(
          "Holds files against deletion. S3 never turns Object Lock off again; without it, new files are not held",
        ),
    })
    .prefault({})
    .describe("The bucket of its files"),
  logs: z
    .strictObject({ retentionDays: logRetentionDays.default(365) })
    .prefault({})
    .describe("The log group that has its events within minutes"),
  objectsOf: z
    .array(bucketName)
    .max(250, "at most 250 buckets, the most data resources of a trail")
    .default([])
    .describe("Buckets of whose objects every read and write is recorded too, at a price for each"),
  insights: z
    .array(z.enum(["ApiCallRateInsight", "ApiErrorRateInsight"]))
    .default([])
    .describe("Unusual rates that CloudTrail looks for, at a price for each event"),
});

/** Settings of a trail. */
export type TrailSettings = z.output<typeof trail>;
