import type { PolicyStatement } from "@strata/iam";
import type { Inventory, Resource } from "@strata/inventory";
import { type Example, policy, trustAccounts } from "../example";
import { endpointServiceOf } from "../reachability/endpoint-services";
import { waysOutOf } from "../reachability/ways-out";
import { none } from "../releases";
import type { Check, ServiceRules } from "../rule";

const SUBJECT = /^system:serviceaccount:([^:*]+):/;

/** The namespaces whose service accounts may assume a role. */
function namespacesOf(role: Resource): readonly string[] {
  const subjects = role
    .policy("assume_role_policy")
    .statements.flatMap(({ conditions }) => Object.values(conditions))
    .flatMap((keys) => Object.entries(keys).filter(([key]) => key.endsWith(":sub")))
    .flatMap(([, values]) => values);
  return [...new Set(subjects.flatMap((subject) => SUBJECT.exec(subject)?.[1] ?? []))];
}

/** Keys of KMS are used by the services that hold the data, not by who reads it. */
const isBehindService = ({ conditions }: PolicyStatement): boolean =>
  Object.values(conditions).some((keys) => Object.keys(keys).includes("kms:ViaService"));

/** The services that a role's own policies let it call, each with an action; STS gives pods their credentials. */
function callsOf(role: Resource, inventory: Inventory): ReadonlyMap<string, string> {
  const allowed = inventory
    .companions(role, "aws_iam_role_policy", "role")
    .flatMap((own) => own.policy("policy").statements)
    .filter((statement) => statement.effect === "Allow" && !isBehindService(statement))
    .flatMap(({ actions }) => actions);
  const actions = ["sts:AssumeRoleWithWebIdentity", ...allowed].filter((action) => action.includes(":"));
  return new Map(actions.toReversed().map((action) => [endpointServiceOf(action), action]));
}

/** Whether AWS's name of a service leads to interfaces in the VPC. */
const hasEndpoint = (service: string, inventory: Inventory): boolean =>
  inventory
    .resources("aws_vpc_endpoint")
    .some(
      (endpoint) =>
        String(endpoint.get("service_name")).endsWith(`.${service}`) &&
        endpoint.get("vpc_endpoint_type") === "Interface" &&
        String(endpoint.get("private_dns_enabled")) === "true",
    );

const reachesServices: Check = (role, inventory) => {
  // Without the network beside it, nothing says where endpoints are.
  if (inventory.resources("aws_vpc").length === 0) return "met";
  const faults = namespacesOf(role).flatMap((namespace) => {
    const ways = waysOutOf(namespace, inventory);
    if (ways.vpc && ways.beyond) return [];
    return [...callsOf(role, inventory)].flatMap(([service, action]) => {
      const near = hasEndpoint(service, inventory);
      if (near ? ways.vpc : ways.beyond) return [];
      const where = near ? "to its endpoint in the VPC" : "out of the VPC, where it has no endpoint";
      return [`none from namespace ${namespace} to ${service} (${action}) ${where}`];
    });
  });
  return none("a way on port 443 to each service that its accounts may call", faults);
};

/** Lets pods of a namespace out to a CIDR. */
const way = (namespace: string, cidr: string): object => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "services", namespace },
  spec: {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ protocol: "TCP", port: 443 }] }],
  },
});

/** Beside the identity provider of the cluster, which its trust names. */
const example: Example = {
  layer: "cluster",
  resource: {
    kubernetes_network_policy_v1: {
      reports: {
        metadata: { name: "default-deny", namespace: "shop-reports" },
        spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      },
    },
    aws_iam_role: {
      reports: {
        name: "shop-reports",
        assume_role_policy: trustAccounts("StringEquals", "shop-reports:reports"),
      },
    },
    aws_iam_role_policy: {
      reports: {
        name: "metrics",
        role: "${aws_iam_role.reports.name}",
        policy: policy({
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "Shop" } },
        }),
      },
    },
    helm_release: {
      network: {
        chart: "./assets/objects/2",
        version: "1.0.0",
        namespace: "shop-reports",
        atomic: true,
        timeout: 600,
        values: [JSON.stringify({ objects: { services: way("shop-reports", "0.0.0.0/0") } })],
      },
    },
  },
};

/** What pods may call in AWS, and whether they can. */
export const serviceAccounts: ServiceRules = {
  example,
  rules: [
    {
      id: "service-account-reaches-services",
      type: "aws_iam_role",
      level: "M",
      reason: "what pods are allowed to call is of no use to them where no network policy lets them reach it",
      source: ["Kubernetes, Network Policies", "AWS PrivateLink guide"],
      setting: "workloads.grants",
      fault: {
        at: "helm_release/network/values",
        to: [JSON.stringify({ objects: { services: way("shop-reports", "10.0.0.0/16") } })],
      },
      holds: reachesServices,
    },
  ],
};
