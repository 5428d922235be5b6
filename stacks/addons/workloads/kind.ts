import { string, strings } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { entryRoleName } from "@strata/kind/vocabulary";
import { workloadProblems } from "./check";
import { workload } from "./settings";

/** Service accounts of the platform's software, each with an IAM role. */
export const workloads = defineKind({
  key: "workloads",
  title: "workload",
  description: "Service accounts whose pods act as IAM roles",
  entry: workload,
  outputs: {
    description: "Service accounts with an IAM role",
    fields: {
      role_arn: string("ARN of the role", "arn:aws:iam::111122223333:role/shop-production-orders"),
      namespace: string("Kubernetes namespace", "orders"),
      service_account: string("Kubernetes service account", "orders"),
      services: strings("Software that is to run under the account", ["orders-api", "orders-worker"]),
    },
  },
  names: {
    role: entryRoleName,
  },
  check: ({ name, entry, entries }) => workloadProblems(name, entry, entries),
});
