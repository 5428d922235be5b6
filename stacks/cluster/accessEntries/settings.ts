import { accessGroup, accessNamespace, entriesOf, principalArn } from "@strata/kind/vocabulary";
import { z } from "zod";

/** Source: EKS user guide, "Review access policy permissions"; those for people and programs. */
const accessPolicy = z.enum([
  "AmazonEKSViewPolicy",
  "AmazonEKSEditPolicy",
  "AmazonEKSAdminPolicy",
  "AmazonEKSAdminViewPolicy",
  "AmazonEKSClusterAdminPolicy",
]);

/** An IAM principal that may use the Kubernetes API. */
export const accessEntry = z.strictObject({
  principal: z
    .union(
      [principalArn, z.string().regex(/^role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/)],
      'the ARN of an IAM role or user, or "role/" and a name',
    )
    .describe("ARN of an existing role, or role/<name> for one of the environment's own account"),
  type: z
    .enum(["standard", "ec2Linux"])
    .default("standard")
    .describe("ec2Linux: nodes that no managed node group starts"),
  groups: z.array(accessGroup).default([]).describe("Kubernetes groups of the principal"),
  policies: entriesOf(
    z.strictObject({
      policy: accessPolicy.describe("Access policy of EKS"),
      scope: z
        .union([z.literal("cluster"), z.strictObject({ namespaces: z.array(accessNamespace).min(1) })])
        .describe("cluster, or the namespaces to which the policy applies"),
    }),
  ).describe("What the principal may do"),
});

/** Settings of an access entry. */
export type AccessEntrySettings = z.output<typeof accessEntry>;
