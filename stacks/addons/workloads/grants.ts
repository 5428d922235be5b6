import type { PolicyStatement } from "@strata/aws";
import { grantPolicies, policyName, spellName, useOfKey } from "@strata/kind";
import { READ_SECRET, WRITE_LOG_STREAMS } from "@strata/kind/vocabulary";
import { byName } from "@strata/layer";
import { data } from "../../data";
import type { AddonsContext } from "../builder";
import type { WorkloadGrants } from "./grant-settings";

/** What policies are composed from. */
export type GrantContext = Pick<AddonsContext, "read" | "environment">;

type Policies = Readonly<Record<string, readonly PolicyStatement[]>>;
type Statement = WorkloadGrants["statements"][string];
/** Grants that are about no entry of a kind. */
type OwnGrants = Required<Pick<WorkloadGrants, "secretsUnder" | "logs" | "metrics" | "describe">>;

/** One grant that is about no entry of a kind: what its settings let a workload do. */
interface OwnGrant<Settings> {
  /** Why just these actions, on just these resources. */
  readonly reason: string;
  /** Where AWS says what the actions need and what they can be limited to. */
  readonly source: string;
  /** None where the settings grant nothing. */
  readonly statements: (settings: Settings, context: GrantContext) => readonly PolicyStatement[];
}

/** What giving a secret a new value takes: its owner reads the old one, writes, and looks which version is current. */
const UPDATE_SECRET = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:DescribeSecret",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecret",
];

/** Every grant that is about no entry of a kind. Kinds of the data layer declare theirs: see `grants` of `defineKind`. */
const OWN_GRANTS: { readonly [K in keyof OwnGrants]: OwnGrant<OwnGrants[K]> } = {
  secretsUnder: {
    reason:
      "software that keeps the secrets of others also meets those that do not exist yet; what is not for it is denied",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html",
    statements: (settings, context) => (settings === undefined ? [] : secretsUnder(settings, context)),
  },
  logs: {
    reason:
      "events go into streams of groups that exist: whoever could create a group could create one that is kept for ever",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html",
    statements: (groups, { environment }) => {
      const { region, account } = environment;
      const arns = groups.map(
        (group) => `arn:aws:logs:${region}:${account}:log-group:${spellName(group, environment)}:*`,
      );
      return arns.length === 0 ? [] : [{ Effect: "Allow", Action: WRITE_LOG_STREAMS, Resource: arns }];
    },
  },
  metrics: {
    reason: "a metric has no ARN: the namespace is the one thing that PutMetricData can be limited to",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html",
    statements: (namespaces, { environment }) => {
      const spelled = namespaces.map((name) => spellName(name, environment));
      const Condition = { StringEquals: { "cloudwatch:namespace": spelled } };
      return spelled.length === 0
        ? []
        : [{ Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*", Condition }];
    },
  },
  describe: {
    reason: "describing cannot be limited below the account, and changes nothing in it",
    source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
    statements: (services) =>
      services.map((service) => ({ Effect: "Allow", Action: `${service}:Describe*`, Resource: "*" })),
  },
};

/** The inline policies of a workload's role, by name. */
export function workloadPolicies(grants: WorkloadGrants, context: GrantContext): Policies {
  const own = (Object.keys(OWN_GRANTS) as (keyof OwnGrants)[]).map(
    (key) => [policyName(key), statementsOf(key, grants, context)] as const,
  );
  return {
    ...dataPolicies(grants, context),
    ...Object.fromEntries(own.filter(([, statements]) => statements.length > 0)),
    ...byName(grants.statements, (statement) => [policyStatement(statement)]),
  };
}

/** The inline policies of what a role is granted of the data layer, which is read only where something is granted. */
export function dataPolicies(
  granted: Partial<WorkloadGrants>,
  { read, environment }: GrantContext,
): Policies {
  return grantPolicies(data, granted, { region: environment.region, outputs: () => read("data") });
}

/** A statement of settings in IAM's terms. */
export function policyStatement({ actions, resources, conditions }: Statement): PolicyStatement {
  return {
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

function statementsOf<K extends keyof OwnGrants>(
  key: K,
  grants: WorkloadGrants,
  context: GrantContext,
): readonly PolicyStatement[] {
  return OWN_GRANTS[key].statements(grants[key] as OwnGrants[K], context);
}

function secretsUnder(
  { prefix, use, unread }: NonNullable<WorkloadGrants["secretsUnder"]>,
  { read, environment }: GrantContext,
): readonly PolicyStatement[] {
  const { region, account } = environment;
  const key = read("data").secrets_key_arn;
  const keyActions = use === "read" ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"];
  return [
    {
      Effect: "Allow",
      Action: use === "read" ? READ_SECRET : UPDATE_SECRET,
      Resource: `arn:aws:secretsmanager:${region}:${account}:secret:${spellName(prefix, environment)}*`,
    },
    useOfKey(keyActions, [key], "secretsmanager", region),
    ...(unread.length === 0
      ? []
      : [
          {
            Effect: "Deny" as const,
            Action: "secretsmanager:GetSecretValue",
            Resource: unread.map((name) => read("data").secrets.entry(name).arn),
          },
        ]),
  ];
}
