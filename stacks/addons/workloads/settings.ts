import {
  entryName,
  kubernetesName,
  managedPolicies,
  namespaceName,
  roleNameTemplate,
} from "@strata/kind/vocabulary";
import { z } from "zod";
import { grants } from "./grant-settings";

/** A service account whose pods act as an IAM role. */
export const workload = z.strictObject({
  namespace: namespaceName.describe("Namespace of the service account, by name"),
  serviceAccount: kubernetesName.optional().describe("Service account; the entry's name where absent"),
  services: z
    .array(entryName)
    .default([])
    .describe(
      "Software that runs under the account: an annotation of it, a tag of the role and part of the contract, for those who deploy that software. The role may do what any of them needs",
    ),
  apiToken: z
    .enum(["mounted", "withheld"])
    .default("withheld")
    .describe("mounted: its pods get a token for the Kubernetes API, which AWS does not need"),
  role: z
    .strictObject({ name: roleNameTemplate.optional(), managedPolicies: managedPolicies.default([]) })
    .prefault({}),
  grants: grants.prefault({}).describe("What its pods may do in AWS"),
});

/** Settings of a workload. */
export type WorkloadSettings = z.output<typeof workload>;
