import type { Inventory, Resource } from "@strata/inventory";
import type { Order } from "./order";

/** Names of the log groups that services make by themselves, where nobody has made them before. */
const WRITERS: readonly {
  readonly type: string;
  /** Argument that lists the logs; without it the service writes none. */
  readonly logs: string;
  readonly prefix: (resource: Resource) => string;
  readonly fault: Order["fault"];
}[] = [
  {
    type: "aws_eks_cluster",
    logs: "enabled_cluster_log_types",
    prefix: (cluster) => `/aws/eks/${cluster.get("name")}/cluster`,
    fault: { layer: "cluster", at: "aws_eks_cluster/main/depends_on" },
  },
  {
    type: "aws_rds_cluster",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: (cluster) => `/aws/rds/cluster/${cluster.get("cluster_identifier")}/`,
    fault: { at: "aws_rds_cluster/books/depends_on" },
  },
  {
    type: "aws_db_instance",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: (instance) => `/aws/rds/instance/${instance.get("identifier")}/`,
    fault: { at: "aws_db_instance/orders/depends_on" },
  },
  {
    type: "aws_docdb_cluster",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: (cluster) => `/aws/docdb/${cluster.get("cluster_identifier")}/`,
    fault: { at: "aws_docdb_cluster/events/depends_on" },
  },
  {
    type: "aws_eks_addon",
    logs: "configuration_values",
    prefix: (addon) =>
      addon.get("addon_name") === "amazon-cloudwatch-observability" ? "/aws/containerinsights/" : "none",
    fault: { layer: "cluster", at: "aws_eks_addon/insights/depends_on" },
  },
];

const groupOrders = WRITERS.map(
  ({ type, logs, prefix, fault }): Order => ({
    id: `${type.replace(/^aws_/, "").replaceAll("_", "-")}-after-log-groups`,
    type,
    reason:
      "the service makes a group without retention or key, and the apply that makes the declared one collides",
    source: ["EKS user guide, control plane logs", "RDS user guide, publishing logs to CloudWatch"],
    setting: "",
    fault,
    first: (writer, inventory) =>
      writer.has(logs)
        ? inventory
            .resources("aws_cloudwatch_log_group", writer.layer)
            .filter((group) => String(group.get("name")).startsWith(prefix(writer)))
        : [],
  }),
);

/** Policies by which services may write to log groups. */
const logPolicies = (writer: Resource, inventory: Inventory): readonly Resource[] =>
  inventory.resources("aws_cloudwatch_log_resource_policy", writer.layer);

/** Logs before those who write them. */
export const LOG_ORDERS: readonly Order[] = [
  ...groupOrders,
  {
    id: "query-log-after-policy",
    type: "aws_route53_query_log",
    reason: "Route 53 tries to write when the query log is made, and refuses it where it may not",
    source: ["Route 53 API reference, CreateQueryLoggingConfig: InsufficientCloudWatchLogsResourcePolicy"],
    setting: "",
    fault: { layer: "edge", at: "aws_route53_query_log/main/depends_on" },
    first: logPolicies,
  },
  {
    id: "web-acl-log-after-policy",
    type: "aws_wafv2_web_acl_logging_configuration",
    reason: "without it WAF makes a policy of its own, of which an account may have ten in a region",
    source: ["WAF developer guide, logging to CloudWatch Logs", "CloudWatch Logs quotas, resource policies"],
    setting: "",
    fault: { layer: "edge", at: "aws_wafv2_web_acl_logging_configuration/web/depends_on" },
    first: logPolicies,
  },
];
