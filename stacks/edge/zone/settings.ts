import { domainName, logRetentionDays, madeOrFound } from "@strata/kind/vocabulary";
import { z } from "zod";

const zone = z.strictObject({
  mode: madeOrFound(
    z.enum(["create", "existing"]).default("create").describe("existing: the zone is looked up by its name"),
  ),
  name: domainName.optional().describe("Domain of the zone; <environment id>.<domain> where absent"),
  delegated: z
    .boolean()
    .default(true)
    .describe(
      "Whether the parent domain delegates to the zone. Set false for the first apply of a new zone, so that nothing waits for certificates that cannot be issued yet",
    ),
  queryLog: z
    .strictObject({ retentionDays: logRetentionDays.default(30) })
    .optional()
    .describe("Logs of DNS queries, in us-east-1; none where absent"),
});

/** The public hosted zone, and the parent domain of zones without a name of their own. */
export const zoneSettings = {
  domain: domainName.optional().describe("Parent domain of zones that have no name of their own"),
  zone: zone.prefault({}).describe("The public hosted zone"),
};

/** Settings of the hosted zone, among others of the layer. */
export type ZoneSettings = z.output<z.ZodObject<typeof zoneSettings>>;
