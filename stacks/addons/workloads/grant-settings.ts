import { grantSettings, refersTo } from "@strata/kind";
import { conditionalStatements, metricNamespace } from "@strata/kind/vocabulary";
import { z } from "zod";
import { data } from "../../data";

/** What `{…}` may name in texts of grants. */
const PART = "\\{(id|account|region)\\}";

const secretsUnder = z.strictObject({
  prefix: z
    .string()
    .regex(
      new RegExp(`^([A-Za-z0-9_+=.@-]|${PART})([A-Za-z0-9/_+=.@-]|${PART})*/$`),
      'the start of secret names that ends in a slash, such as "{id}/"',
    )
    .describe("Start of the secrets' names; {id}, {account} and {region} are the environment's"),
  use: z.enum(["read", "update"]).describe("update: also give them new values"),
  unread: z
    .array(refersTo("data.secrets"))
    .default([])
    .describe(
      "Secrets of the data layer below the prefix whose value it must not read, by name; it may still give them new ones",
    ),
});

const logGroup = z
  .string()
  .regex(
    new RegExp(`^([A-Za-z0-9_/.#-]|${PART})+\\*?$`),
    'a log group name such as "/{id}/jobs", or "/{id}/*" for all that start so',
  );

/** What a workload may do in AWS: entries of the data layer, by kinds that declare grants, and what has no entry. */
export const grants = z.strictObject({
  ...grantSettings(data),
  secretsUnder: secretsUnder
    .optional()
    .describe("Secrets by the start of their names, also those that exist later"),
  logs: z
    .array(logGroup)
    .default([])
    .describe(
      "Log groups that it may write to, by name, with * at the end for all that start so; {id}, {account} and {region} are the environment's",
    ),
  metrics: z
    .array(metricNamespace)
    .default([])
    .describe("Namespaces of CloudWatch metrics that it may publish"),
  describe: z
    .array(z.enum(["ec2"]))
    .default([])
    .describe("Services whose resources of the whole account it may describe; for software that expects to"),
  statements: conditionalStatements,
});

/** Settings of grants. */
export type WorkloadGrants = z.output<typeof grants>;
