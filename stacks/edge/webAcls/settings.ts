import { inOrder } from "@strata/kind";
import { logRetentionDays } from "@strata/kind/vocabulary";
import { z } from "zod";
import { managedRuleGroup } from "./managed-rule-groups";

const mode = z
  .enum(["enforce", "count"])
  .default("enforce")
  .describe("count only counts what enforce would block");

/** Largest priority of a rule. Source: WAF `Rule`, `Priority`. */
const LAST_PRIORITY = 2_147_483_647;

const managedRules = z.strictObject({
  priority: z
    .int()
    .min(0)
    .max(LAST_PRIORITY)
    .describe("Lower priorities are evaluated first; unique in the ACL"),
  mode,
});

const rateLimit = z.strictObject({
  requests: z
    .int()
    .min(10)
    .max(2_000_000_000)
    .describe(
      "Maximum number of requests from one address in the window; further ones are blocked until it slows",
    ),
  windowSeconds: z
    .literal([60, 120, 300, 600])
    .default(300)
    .describe("Window over which requests are counted"),
  priority: z
    .int()
    .min(0)
    .max(LAST_PRIORITY)
    .describe("Priority among the managed rules: lower ones are evaluated first; unique in the ACL"),
  mode,
});

/** A web application firewall in front of distributions. */
export const webAcl = z.strictObject({
  managedRules: z
    .record(managedRuleGroup, managedRules)
    .default({})
    .describe("AWS managed rule groups, by name"),
  rateLimit: rateLimit.optional().describe("Limit of requests for each address; none where absent"),
  logs: z
    .strictObject({
      retentionDays: logRetentionDays.default(30),
      redactedHeaders: inOrder(
        z
          .array(
            z.string().regex(/^[a-z0-9_-]{1,64}$/, "a header name in lower case, of at most 64 characters"),
          )
          .max(100, "at most 100 headers, the most that WAF redacts")
          .default(["authorization", "cookie"])
          .describe("Request headers whose values are redacted"),
        ["none", "some"],
        {
          as: (headers) => ((headers as readonly string[]).length === 0 ? "none" : "some"),
          since:
            "the AWS provider takes an empty list for the headers that it knows, and goes on redacting them",
          way: "name a header that no request has, such as x-nothing, in place of the last one",
          source: "AWS provider 5.100.0, aws_wafv2_web_acl_logging_configuration, redacted_fields",
        },
      ),
    })
    .optional()
    .describe("Logs of requests that rules matched, in us-east-1; none where absent"),
});

/** Settings of a web ACL. */
export type WebAclSettings = z.output<typeof webAcl>;
