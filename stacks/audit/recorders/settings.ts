import {
  bucketNameTemplate,
  configRuleName,
  days,
  entriesOf,
  managedRuleIdentifier,
  managedRuleParameter,
  managedRuleParameterValue,
  transitionClass,
} from "@strata/kind/vocabulary";
import { z } from "zod";

const frequency = z.enum(["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"]);

/** A rule of AWS's own, which judges what is recorded. */
const rule = z.strictObject({
  name: configRuleName.optional().describe("Unique in the account and region; {id}-<rule> where absent"),
  identifier: managedRuleIdentifier.describe("Managed rule of AWS Config, such as ENCRYPTED_VOLUMES"),
  parameters: z
    .record(managedRuleParameter, managedRuleParameterValue)
    .default({})
    .describe("Parameters of the rule, as text"),
  frequency: frequency.optional().describe("How often a rule that runs at times does; daily where absent"),
});

/** The recorder of AWS Config. It records all that AWS Config knows: no setting leaves out a type. */
export const recorder = z.strictObject({
  bucket: z
    .strictObject({
      name: bucketNameTemplate
        .optional()
        .describe("Unique in the world; {id}-<entry>-config-{account} where absent"),
      expireDays: days.optional().describe("Days after which a file is deleted; kept for ever where absent"),
      transition: z
        .strictObject({ days, storageClass: transitionClass })
        .optional()
        .describe("Moves files to a cheaper class"),
    })
    .prefault({})
    .describe("The bucket of its files; AWS Config takes none whose objects are held by Object Lock"),
  globalResources: z
    .boolean()
    .default(true)
    .describe(
      "Whether users, roles and policies of IAM are recorded here; one region of an account is enough",
    ),
  recording: z
    .enum(["CONTINUOUS", "DAILY"])
    .default("CONTINUOUS")
    .describe("Each change, or once a day what has changed"),
  snapshots: frequency
    .default("TwentyFour_Hours")
    .describe("How often a snapshot of everything is delivered"),
  rules: entriesOf(rule).describe("Rules that judge what is recorded"),
});

/** Settings of a recorder. */
export type RecorderSettings = z.output<typeof recorder>;
