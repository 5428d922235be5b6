import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const ISSUER = "${local.cluster.oidc_issuer}";

const accountOf = (template: Template, organisation: string): Resource | undefined =>
  template
    .resources("kubernetes_service_account_v1", "addons")
    .find((account) => account.get("metadata.namespace") === organisation);

/** The role that an organisation's pods act as. */
const roleOf = (template: Template, organisation: string): Resource | undefined => {
  const annotation = accountOf(template, organisation)?.resolve(
    'metadata.annotations["eks.amazonaws.com/role-arn"]',
  );
  return attributesIn(annotation)[0]?.resource;
};

/** What that role may do: every policy that is its own, or AWS's. */
const rightsOf = (template: Template, organisation: string): readonly Resource[] => {
  const role = roleOf(template, organisation);
  return ["aws_iam_role_policy", "aws_iam_role_policy_attachment"]
    .flatMap((type) => template.resources(type, "addons"))
    .filter((right) => right.get("role") === `\${aws_iam_role.${role?.name}.name}`);
};

/** What reads a secret or changes it. */
const SECRET_ACTIONS = [
  "GetSecretValue",
  "PutSecretValue",
  "UpdateSecret",
  "DeleteSecret",
  "PutResourcePolicy",
];

/** Names of the secrets of all layers that it may read or change, or of which it cannot be told. */
const secretsOf = (template: Template, organisation: string): readonly unknown[] => {
  const principal = roleOf(template, organisation);
  if (principal === undefined) return [];
  return template
    .resources("aws_secretsmanager_secret")
    .filter((on) =>
      SECRET_ACTIONS.some((name) =>
        template.access.mayBe({ principal, action: `secretsmanager:${name}`, on }),
      ),
    )
    .map((secret) => secret.get("name"));
};

for (const organisation of ["numen", "ecos"]) {
  claim("NUMINIA-SVC-SM-03", PRODUCTION, (template) => {
    const account = accountOf(template, organisation);
    const role = roleOf(template, organisation);
    const trust = role?.policy("assume_role_policy").statements ?? [];

    expect(account?.get("metadata.name")).toBe(organisation);
    expect(role?.get("name")).toBe(`numinia-production-${organisation}`);
    expect(trust.map(({ effect, actions, conditions }) => ({ effect, actions, conditions }))).toEqual([
      {
        effect: "Allow",
        actions: ["sts:AssumeRoleWithWebIdentity"],
        conditions: {
          StringEquals: {
            [`${ISSUER}:sub`]: [`system:serviceaccount:${organisation}:${organisation}`],
            [`${ISSUER}:aud`]: ["sts.amazonaws.com"],
          },
        },
      },
    ]);
    expect(trust[0]?.principals).toEqual({ Federated: ["${local.cluster.oidc_provider_arn}"] });
    expect(template.resolve("${local.cluster.oidc_provider_arn}", "addons")).toResolveTo(
      "aws_iam_openid_connect_provider.arn",
    );
    expect(attributesIn(template.resolve(ISSUER, "addons"))).toResolveTo(
      "aws_eks_cluster.identity.0.oidc.0.issuer",
    );
  });

  // What it may decrypt through Secrets Manager is the key that its secrets have: with another it would read nothing.
  claim("NUMINIA-SVC-SM-03", PRODUCTION, (template) => {
    const keys = rightsOf(template, organisation)
      .flatMap((right) => right.policy("policy").statements)
      .filter(({ actions }) => actions.includes("kms:Decrypt"))
      .flatMap(({ resources }) => resources)
      .flatMap((key) => attributesIn(template.resolve(key, "addons")))
      .map(({ layer, resource }) => [layer, resource.address]);
    const ofSecrets = template
      .resources("aws_secretsmanager_secret")
      .filter((secret) => String(secret.get("name")).startsWith(`${organisation}/`))
      .map((secret) =>
        attributesIn(secret.resolve("kms_key_id")).map(({ layer, resource }) => [layer, resource.address]),
      );

    expect(keys).toEqual([["data", "aws_kms_key.keys_data"]]);
    expect(ofSecrets).toEqual([keys, keys]);
  });

  // Its connection string is among its secrets, and it can read no more.
  claim("NUMINIA-SVC-RDS-08", PRODUCTION, (template) => {
    expect(secretsOf(template, organisation)).toEqual([
      `${organisation}/database`,
      `${organisation}/api-key`,
    ]);
  });
}

claim("NUMINIA-SVC-SM-07", PRODUCTION, (template) => {
  const rights = ["numen", "ecos"].map((organisation) => rightsOf(template, organisation));
  const statements = rights.map((policies) =>
    policies.flatMap((policy) => policy.policy("policy").statements),
  );
  const reads = [
    "secretsmanager:GetSecretValue",
    "secretsmanager:DescribeSecret",
    "secretsmanager:ListSecretVersionIds",
    "secretsmanager:GetResourcePolicy",
  ];
  const ofSecrets = { StringEquals: { "kms:ViaService": ["secretsmanager.eu-west-1.amazonaws.com"] } };
  const expected = (organisation: string) => [
    [
      "Allow",
      reads,
      ["database", "api-key"].map((kind) => `\${local.data.secrets.${organisation}-${kind}.arn}`),
      {},
    ],
    ["Allow", ["kms:Decrypt"], ["${local.data.secrets_key_arn}"], ofSecrets],
  ];

  // For every two of them: all that one may do, on what, without a secret of the other.
  expect(
    statements.map((all) =>
      all.map(({ effect, actions, resources, conditions }) => [effect, actions, resources, conditions]),
    ),
  ).toEqual([expected("numen"), expected("ecos")]);
  expect(["numen", "ecos"].map((organisation) => secretsOf(template, organisation))).toEqual([
    ["numen/database", "numen/api-key"],
    ["ecos/database", "ecos/api-key"],
  ]);
});

// No other role of any layer reads a secret of theirs, and none reads all: neither by name, nor by a pattern, nor
// because a secret's own policy or its key lets it.
claim("NUMINIA-SVC-SM-07", PRODUCTION, (template) => {
  const secrets = template.resources("aws_secretsmanager_secret");
  const readers = secrets.map((on) => [
    on.get("name"),
    template.access.whoMay({ action: "secretsmanager:GetSecretValue", on }).map((role) => role.get("name")),
  ]);
  const readersOf = (name: string) =>
    template.access
      .whoMay({
        action: "secretsmanager:GetSecretValue",
        on: `arn:aws:secretsmanager:eu-west-1:241533135482:secret:${name}-000000`,
      })
      .map((role) => role.get("name"));

  expect(readers).toEqual([
    ["numen/database", ["numinia-production-numen"]],
    ["numen/api-key", ["numinia-production-numen"]],
    ["ecos/database", ["numinia-production-ecos"]],
    ["ecos/api-key", ["numinia-production-ecos"]],
  ]);
  expect(readersOf("nobodys")).toEqual([]);
  // The VPN's machine reads its own, which is no organisation's, and no other secret beside it.
  expect(readersOf("vpn/wireguard")).toEqual(["numinia-production-vpn"]);
  expect(readersOf("vpn/wireguard-of-others")).toEqual([]);
});
