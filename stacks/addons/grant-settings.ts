import { entryName } from "@strata/kind/vocabulary";
import { z } from "zod";
import { statements } from "./role-settings";

const secretsUnder = z.strictObject({
  prefix: z
    .string()
    .regex(
      /^([A-Za-z0-9_+=.@-]|\{(id|account|region)\})([A-Za-z0-9/_+=.@-]|\{(id|account|region)\})*\/$/,
      'the start of secret names that ends in a slash, such as "{id}/"',
    )
    .describe("Start of the secrets' names; {id}, {account} and {region} are the environment's"),
  use: z.enum(["read", "update"]).describe("update: also give them new values"),
  unread: z
    .array(entryName)
    .default([])
    .describe(
      "Secrets of the data layer below the prefix whose value it must not read, by name; it may still give them new ones",
    ),
});

/**
 * What a workload may do in AWS, by kind of grant; each but `statements` has an entry in the table of `grants.ts` and
 * becomes an inline policy of its own name.
 */
export const grants = z.strictObject({
  secrets: z.array(entryName).default([]).describe("Secrets of the data layer that it may read, by name"),
  secretsUnder: secretsUnder
    .optional()
    .describe("Secrets by the start of their names, also those that exist later"),
  databases: z
    .array(entryName)
    .default([])
    .describe("Databases of the data layer whose master user's secret it may read, by name"),
  caches: z
    .array(entryName)
    .default([])
    .describe("Caches of the data layer whose AUTH token's secret it may read, by name"),
  buckets: z
    .record(entryName, z.enum(["read", "readPut", "readWrite"]))
    .default({})
    .describe(
      "Buckets of the data layer that it may use, by name. readPut: put objects too, never delete one; readWrite: all three",
    ),
  logs: z
    .array(
      z
        .string()
        .regex(
          /^([A-Za-z0-9_/.#-]|\{(id|account|region)\})+\*?$/,
          'a log group name such as "/{id}/jobs", or "/{id}/*" for all that start so',
        ),
    )
    .default([])
    .describe(
      "Log groups that it may write to, by name, with * at the end for all that start so; {id}, {account} and {region} are the environment's",
    ),
  metrics: z
    .array(
      z.string().regex(/^(?!AWS\/)[A-Za-z0-9_./#:-]([A-Za-z0-9_./#: -]|\{(id|account|region)\})*$/, {
        error: 'a metric namespace such as "Shop/Jobs", not one of AWS',
      }),
    )
    .default([])
    .describe("Namespaces of CloudWatch metrics that it may publish"),
  describe: z
    .array(z.enum(["ec2"]))
    .default([])
    .describe("Services whose resources of the whole account it may describe; for software that expects to"),
  statements,
});
