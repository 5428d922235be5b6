import { contract, entries, string, strings } from "@strata/contract";

/** What the add-ons layer promises to those who deploy workloads. */
export const addons = contract("addons", {
  workloads: entries("Service accounts with an IAM role", "workloads", {
    role_arn: string("ARN of the role", "arn:aws:iam::111122223333:role/shop-production-orders"),
    namespace: string("Kubernetes namespace", "orders"),
    service_account: string("Kubernetes service account", "orders"),
    services: strings("Software that is to run under the account", ["orders-api", "orders-worker"]),
  }),
  charts: entries("Helm releases", "charts", {
    version: string("Chart version", "1.21.1"),
    namespace: string("Kubernetes namespace", "external-dns"),
  }),
});
