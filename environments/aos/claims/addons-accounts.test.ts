import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import {
  ACCOUNTS,
  type Account,
  accountOf,
  actionsOf,
  reachOf,
  rightsOf,
  roleOf,
  secretsOf,
} from "./accounts.fixture";

const PRODUCTION = "aos/production/eu-central-1";
const ISSUER = "${local.cluster.oidc_issuer}";
const BACKEND = "aws_s3_bucket.buckets_backend";
const INFRA = "aws_s3_bucket.buckets_infra";
const SECRETS = "arn:aws:secretsmanager:eu-central-1:100000000001:secret:aos-production/*";

claim("AOS-SVC-01", PRODUCTION, (template) => {
  const accounts = template.resources("kubernetes_service_account_v1", "addons");

  expect(accounts.map((account) => account.get("metadata.name")).sort()).toEqual(
    Object.keys(ACCOUNTS).sort(),
  );
});

for (const [account, spelling] of Object.entries(ACCOUNTS) as [Account, string][]) {
  claim("AOS-SVC-01", PRODUCTION, (template) => {
    const namespace = account === "sa-base" ? "monitoring" : "aos";
    const role = roleOf(template, account);
    const [statement, ...others] = role.policy("assume_role_policy").statements;

    expect(accountOf(template, account).get("metadata.namespace")).toBe(namespace);
    // The document's spelling, in a name that is unique in the account.
    expect(role.get("name")).toBe(`aos-production-${spelling}`);
    expect(others).toEqual([]);
    expect([statement?.effect, statement?.actions]).toEqual(["Allow", ["sts:AssumeRoleWithWebIdentity"]]);
    expect(statement?.conditions).toEqual({
      StringEquals: {
        [`${ISSUER}:sub`]: [`system:serviceaccount:${namespace}:${account}`],
        [`${ISSUER}:aud`]: ["sts.amazonaws.com"],
      },
    });
    expect(role.resolveValue(statement?.principals.Federated?.[0])).toResolveTo(
      "aws_iam_openid_connect_provider.arn",
    );
    expect(attributesIn(role.resolveValue(ISSUER))).toResolveTo("aws_eks_cluster.identity.0.oidc.0.issuer");
    // Nothing but the policies that rightsOf reads.
    expect(template).toHaveNoResource("aws_iam_role_policy_attachment", {
      role: `\${aws_iam_role.${role.name}.name}`,
    });
  });
}

/** Which services run under which account, by claim. */
const SERVICES: readonly (readonly [string, Account, readonly string[]])[] = [
  ["AOS-SVC-02", "sa-app", ["api", "auth", "unit-monitoring", "websocket-api"]],
  ["AOS-SVC-03", "sa-task", ["backend-tasks", "message-handler", "unit-message-handler"]],
  ["AOS-SVC-04", "sa-sd", ["service-discovery"]],
  ["AOS-SVC-05", "sa-data-services", ["alert-handler"]],
  ["AOS-SVC-06", "sa-uqm", ["units-queues-management"]],
  ["AOS-SVC-07", "sa-secrets-manager", ["secrets-updater"]],
  ["AOS-SVC-08", "sa-base", ["infrastructure"]],
];

for (const [id, account, services] of SERVICES) {
  claim(id, PRODUCTION, (template) => {
    // What the cluster, AWS and the layer's readers are told.
    expect(accountOf(template, account).get("metadata.annotations.services")).toBe(services.join(","));
    expect(roleOf(template, account).get("tags.Services")).toBe(services.join(" "));
    expect(template.output("addons", "workloads")).toMatchObject({ [account]: { services } });
  });
}

claim("AOS-SVC-02", PRODUCTION, (template) => {
  expect(actionsOf(template, "sa-app", "s3")).toEqual(["s3:GetObject", "s3:ListBucket"]);
  expect(reachOf(template, "sa-app", "s3")).toEqual([BACKEND]);
});

claim("AOS-SVC-03", PRODUCTION, (template) => {
  expect(actionsOf(template, "sa-task", "s3")).toEqual(["s3:GetObject", "s3:ListBucket", "s3:PutObject"]);
  expect(reachOf(template, "sa-task", "s3")).toEqual([BACKEND]);
  // The environment's secrets, but for the one that is the alert handler's alone (AOS-DOC-09).
  expect(reachOf(template, "sa-task", "secretsmanager")).toContain(JSON.stringify(SECRETS));
  expect(actionsOf(template, "sa-task", "secretsmanager")).toEqual([
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetResourcePolicy",
    "secretsmanager:GetSecretValue",
    "secretsmanager:ListSecretVersionIds",
  ]);
  expect(secretsOf(template, "sa-task")).not.toContain("aos-production/documentdb");
});

claim("AOS-SVC-04", PRODUCTION, (template) => {
  expect(rightsOf(template, "sa-sd").map(({ action }) => action.split(":")[0])).not.toContain("s3");
  expect(secretsOf(template, "sa-sd")).toEqual(["aos-production/aurora"]);
});

claim("AOS-SVC-05", PRODUCTION, (template) => {
  expect(secretsOf(template, "sa-data-services")).toEqual([
    "aos-production/documentdb",
    "aos-production/main-auth-token",
  ]);
});

claim("AOS-SVC-06", PRODUCTION, (template) => {
  const beside = rightsOf(template, "sa-uqm").filter(
    // What reading Redis' AUTH token takes (AOS-RED-07).
    ({ action }) => !/^(secretsmanager|kms):/.test(action),
  );

  expect(beside.map(({ effect, action, on }) => [effect, action, on])).toEqual([
    ["Allow", "ec2:Describe*", '"*"'],
  ]);
});

// The flag: without it, nothing of EC2 is left.
claim(
  "AOS-SVC-06",
  PRODUCTION,
  (template) => {
    expect(rightsOf(template, "sa-uqm").filter(({ action }) => action.startsWith("ec2:"))).toEqual([]);
    expect(secretsOf(template, "sa-uqm")).toEqual(["aos-production/main-auth-token"]);
  },
  { settings: { addons: { workloads: { "sa-uqm": { grants: { describe: [] } } } } } },
);

claim("AOS-SVC-07", PRODUCTION, (template) => {
  const allowed = rightsOf(template, "sa-secrets-manager").filter(({ effect }) => effect === "Allow");

  expect(actionsOf(template, "sa-secrets-manager", "secretsmanager")).toEqual([
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecret",
  ]);
  expect(reachOf(template, "sa-secrets-manager", "secretsmanager")).toEqual([JSON.stringify(SECRETS)]);
  // And the key of those secrets, for Secrets Manager to use.
  expect(
    allowed
      .filter(({ action }) => !action.startsWith("secretsmanager:"))
      .map(({ action, address, conditions }) => [action, address, conditions]),
  ).toEqual(
    ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => [
      action,
      "aws_kms_key.keys_primary",
      { StringEquals: { "kms:ViaService": ["secretsmanager.eu-central-1.amazonaws.com"] } },
    ]),
  );
});

claim("AOS-SVC-08", PRODUCTION, (template) => {
  const account = "sa-base";

  expect(actionsOf(template, account, "s3")).toEqual(["s3:GetObject", "s3:ListBucket", "s3:PutObject"]);
  expect(reachOf(template, account, "s3")).toEqual([INFRA]);
  expect(actionsOf(template, account, "logs")).toEqual([
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
  ]);
  expect(reachOf(template, account, "logs")).toEqual([
    '"arn:aws:logs:eu-central-1:100000000001:log-group:/aos/aos-production/*:*"',
  ]);
  expect(actionsOf(template, account, "cloudwatch")).toEqual(["cloudwatch:PutMetricData"]);
  // Metrics have no ARN: their namespace is what limits it.
  expect(rightsOf(template, account, "cloudwatch:").map(({ conditions }) => conditions)).toEqual([
    { StringEquals: { "cloudwatch:namespace": ["AosCloud/aos-production"] } },
  ]);
  expect(secretsOf(template, account)).toEqual(["aos-production/grafana", "aos-production/influxdb"]);
  expect(rightsOf(template, account).map(({ address }) => address)).not.toContain(BACKEND);
});
