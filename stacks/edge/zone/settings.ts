import { domainName, entriesOf, logRetentionDays, port } from "@strata/kind/vocabulary";
import { z } from "zod";
import { distribution } from "./distribution-settings";
import { loadBalancer, targetGroup } from "./load-balancer-settings";
import { nameInZone, sitePath } from "./site-vocabulary";

const zone = z.strictObject({
  mode: z
    .enum(["create", "existing"])
    .default("create")
    .describe("existing: the zone is looked up by its name"),
  name: domainName.optional().describe("Domain of the zone; <environment id>.<domain> where absent"),
  delegated: z
    .boolean()
    .default(true)
    .describe(
      "Whether the parent domain delegates to the zone. false for the first apply of a zone that nobody delegates to yet: nothing then waits for certificates",
    ),
  queryLog: z
    .strictObject({ retentionDays: logRetentionDays.default(30) })
    .optional()
    .describe("Logs of DNS queries, in us-east-1; none where absent"),
});

const certificate = z.strictObject({
  domain: nameInZone.default("{zone}").describe("Main name of the certificate"),
  names: z.array(nameInZone).default([]).describe("Further names, wildcards among them"),
  region: z
    .enum(["own", "us-east-1"])
    .default("us-east-1")
    .describe("us-east-1 for distributions, own for load balancers"),
});

const managedRules = z.strictObject({
  priority: z.int().min(0).describe("Lower ones are asked first; unique in the ACL"),
  mode: z.enum(["enforce", "count"]).default("enforce").describe("count watches what enforce would block"),
});

const rateLimit = z.strictObject({
  requests: z
    .int()
    .min(10)
    .max(2_000_000_000)
    .describe("Requests that one address may make in the window; what exceeds it is blocked until it slows"),
  windowSeconds: z
    .literal([60, 120, 300, 600])
    .default(300)
    .describe("Window over which requests are counted"),
  priority: z.int().min(0).describe("Among the managed rules: lower ones are asked first; unique in the ACL"),
  mode: z.enum(["enforce", "count"]).default("enforce").describe("count watches what enforce would block"),
});

const webAcl = z.strictObject({
  managedRules: z
    .record(
      z.string().regex(/^AWSManagedRules\w+$/, 'a managed rule group such as "AWSManagedRulesCommonRuleSet"'),
      managedRules,
    )
    .default({})
    .describe("AWS managed rule groups, by name"),
  rateLimit: rateLimit.optional().describe("Limit of requests for each address; none where absent"),
  logs: z
    .strictObject({
      retentionDays: logRetentionDays.default(30),
      redactedHeaders: z
        .array(z.string().regex(/^[a-z0-9-]+$/, "a header name in lower case"))
        .default(["authorization", "cookie"])
        .describe("Request headers whose values are left out"),
    })
    .optional()
    .describe("Logs of requests that rules saw, in us-east-1; none where absent"),
});

const healthCheck = z.strictObject({
  domain: nameInZone.default("{zone}").describe("The site that is asked, over HTTPS"),
  path: sitePath.default("/"),
  port: port.default(443),
  intervalSeconds: z.literal([10, 30]).default(30),
  failureThreshold: z.int().min(1).max(10).default(3).describe("Failures in a row before it is unhealthy"),
});

/** Settings of the edge layer: names, certificates, and what stands between the internet and what it asks for. */
export const edgeSettings = z.strictObject({
  domain: domainName.optional().describe("Parent domain of zones that have no name of their own"),
  zone: zone.prefault({}).describe("The public hosted zone"),
  certificates: entriesOf(certificate).describe("Certificates that Amazon issues, validated in the zone"),
  webAcls: entriesOf(webAcl).describe("Web application firewalls for distributions"),
  distributions: entriesOf(distribution).describe("CloudFront distributions"),
  loadBalancers: entriesOf(loadBalancer).describe("Load balancers in the VPC, each with its listeners"),
  targetGroups: entriesOf(targetGroup).describe(
    "What listeners of load balancers send to: addresses in the VPC, such as pods",
  ),
  healthChecks: entriesOf(healthCheck).describe("Checks from outside, each with an alarm in us-east-1"),
  alarms: z
    .strictObject({
      subscribers: entriesOf(
        z.strictObject({ protocol: z.enum(["email", "https", "lambda", "sqs"]), endpoint: z.string() }),
      ).describe("Receivers of alarms"),
    })
    .prefault({})
    .describe("The topic in us-east-1 that alarms of global services publish to"),
  key: z
    .strictObject({
      deletionWindowDays: z
        .int()
        .min(7)
        .max(30)
        .default(30)
        .describe("Days between a request to delete the key and its loss"),
    })
    .prefault({})
    .describe("The layer's key in us-east-1, for logs and alarms of global services"),
  shieldAdvanced: z
    .boolean()
    .default(false)
    .describe("Protects distributions by Shield Advanced; the account must have its paid subscription"),
});

/** What the edge layer is built from. */
export type EdgeSettings = z.output<typeof edgeSettings>;
