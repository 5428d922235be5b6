import { type Example, trust } from "../example";
import { type Check, met, type Rule, type ServiceRules } from "../rule";
import { allowed, trusted, waits } from "../service-roles/checks";
import type { ServiceRole } from "../service-roles/service-role";
import { SERVICE_ROLES } from "../service-roles/table";

const ACCOUNT = "123456789012";

/** Functions and backups; the examples of other services have the other users of roles. */
const example: Example = {
  layer: "network",
  resource: {
    aws_lambda_function: {
      called: {
        function_name: "shop-called",
        role: "${aws_iam_role.called.arn}",
        depends_on: ["aws_iam_role_policy_attachment.called"],
      },
    },
    aws_iam_role: {
      called: { assume_role_policy: trust("lambda.amazonaws.com") },
    },
    aws_iam_role_policy_attachment: {
      called: {
        role: "${aws_iam_role.called.name}",
        policy_arn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      },
    },
  },
};

/** Where the examples have a resource of each type that uses a role, its role, and what gives that its rights. */
const USERS: Readonly<
  Record<
    string,
    { readonly layer: string; readonly user: string; readonly role: string; readonly rights: string }
  >
> = {
  aws_flow_log: { layer: "network", user: "main", role: "flow", rights: "aws_iam_role_policy/flow" },
  aws_cloudtrail: { layer: "audit", user: "main", role: "trail", rights: "aws_iam_role_policy/trail" },
  aws_rds_cluster_instance: {
    layer: "data",
    user: "one",
    role: "monitoring",
    rights: "aws_iam_role_policy_attachment/monitoring",
  },
  aws_db_instance: {
    layer: "data",
    user: "orders",
    role: "monitoring",
    rights: "aws_iam_role_policy_attachment/monitoring",
  },
  aws_eks_cluster: {
    layer: "cluster",
    user: "main",
    role: "cluster",
    rights: "aws_iam_role_policy_attachment/cluster",
  },
  aws_eks_node_group: {
    layer: "cluster",
    user: "main",
    role: "nodes",
    rights: "aws_iam_role_policy_attachment/images",
  },
  aws_instance: {
    layer: "network",
    user: "bastion",
    role: "bastion",
    rights: "aws_iam_role_policy_attachment/bastion",
  },
  aws_lambda_function: {
    layer: "network",
    user: "called",
    role: "called",
    rights: "aws_iam_role_policy_attachment/called",
  },
  aws_backup_selection: {
    layer: "data",
    user: "shared",
    role: "backups",
    rights: "aws_iam_role_policy/backups",
  },
};

/** A trust policy that the row must not take. */
function wrongTrust({ service, proof }: ServiceRole): string {
  const from = (account: string) => ({ Condition: { StringEquals: { "aws:SourceAccount": account } } });
  if (proof === "undocumented") return trust("ecs-tasks.amazonaws.com");
  return proof === "nothing" ? trust(service, from(ACCOUNT)) : trust(service, from("999999999999"));
}

/** Three rules for each type of resource that uses a role. */
function rulesOf(row: ServiceRole): readonly Rule[] {
  return Object.entries(row.users).flatMap(([type, path]): readonly Rule[] => {
    const name = type.replace(/^aws_/, "").replaceAll("_", "-");
    const { layer, user, role, rights } = USERS[type] ?? { layer: "", user: "", role: "", rights: "" };
    const common = { type, level: "M", source: row.source, setting: "" } as const;
    return [
      {
        ...common,
        id: `${name}-role-trust`,
        reason:
          "a role whose trust the service does not meet is never assumed, one that asks for no account by anybody's",
        source: [...row.source, "AWS confused deputy guide"],
        fault: { layer, at: `aws_iam_role/${role}/assume_role_policy`, to: wrongTrust(row) },
        holds: trusted(row, path),
      },
      {
        ...common,
        id: `${name}-role-rights`,
        reason: `without its rights ${row.service} does nothing, and nobody is told`,
        fault: { layer, at: rights },
        holds: allowed(row.rights, path),
      },
      {
        ...common,
        id: `${name}-role-waits`,
        reason: row.early,
        fault: { layer, at: `${type}/${user}/depends_on` },
        holds: waits(path),
      },
    ];
  });
}

const knownServices: Check = (role) => {
  const trustedServices = role
    .policy("assume_role_policy")
    .statements.filter(({ effect }) => effect === "Allow")
    .flatMap(({ principals }) => principals.Service ?? []);
  const stranger = trustedServices.find((name) => SERVICE_ROLES.every(({ service }) => service !== name));
  return met(stranger === undefined, "a service of the table of service roles", `${stranger}`);
};

/** Roles that services of AWS assume: who may, what they can do, and when. */
export const serviceRoles: ServiceRules = {
  example,
  rules: [
    ...SERVICE_ROLES.flatMap(rulesOf),
    {
      id: "iam-role-service-known",
      type: "aws_iam_role",
      level: "M",
      reason: "what a service needs of its role, and when, is written down before a role is made for it",
      source: ["packages/policy/src/service-roles/table.ts"],
      setting: "",
      fault: { at: "aws_iam_role/called/assume_role_policy", to: trust("glue.amazonaws.com") },
      holds: knownServices,
    },
  ],
};
