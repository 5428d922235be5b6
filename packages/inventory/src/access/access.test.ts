import { describe, expect, it } from "vitest";
import { fromSynth, type Inventory } from "../inventory";
import type { SynthesizedUnit } from "../unit";

const ACCOUNT = "111122223333";
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const policy = (...Statement: readonly object[]): string => JSON.stringify({ Statement });
const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[],
  rest = {},
): object => ({
  Effect: "Allow",
  Action,
  Resource,
  ...rest,
});

const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: [ACCOUNT] }] };
const trust = policy({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "ec2.amazonaws.com" },
});

/** A layer with a secret, its key, a bucket and a log group; and one with roles that read them through its outputs. */
function estate(
  roles: Readonly<Record<string, object>>,
  more: Readonly<Record<string, object>> = {},
): Inventory {
  const unit = (layer: string, json: unknown): SynthesizedUnit => ({
    environment: "shop/production",
    environmentId: "shop-production",
    layer,
    stack: `shop-production-${layer}`,
    json,
  });
  return fromSynth([
    unit("data", {
      terraform: { backend: { s3: { bucket: "state", key: "data" } } },
      provider,
      resource: {
        aws_secretsmanager_secret: {
          mail: { name: "shop/mail", kms_key_id: "${aws_kms_key.data.arn}" },
          cart: { name: "shop/cart" },
        },
        aws_kms_key: {
          data: {
            policy: policy({ Effect: "Allow", Action: "kms:*", Resource: "*", Principal: { AWS: ROOT } }),
          },
          own: {
            policy: policy({
              Effect: "Allow",
              Action: "kms:*",
              Resource: "*",
              Principal: { AWS: "999999999999" },
            }),
          },
        },
        aws_s3_bucket: { assets: { bucket: "shop-assets" } },
        aws_cloudwatch_log_group: { orders: { name: "/shop/orders" } },
      },
      output: {
        mail: { value: "${aws_secretsmanager_secret.mail.arn}" },
        key: { value: "${aws_kms_key.data.arn}" },
        assets: { value: "${aws_s3_bucket.assets.arn}" },
      },
    }),
    unit("addons", {
      provider,
      data: { terraform_remote_state: { data: { config: { bucket: "state", key: "data" } } } },
      resource: {
        aws_iam_role: { app: { name: "app", assume_role_policy: trust, ...roles.role } },
        ...Object.fromEntries(Object.entries(roles).filter(([type]) => type !== "role")),
        ...more,
      },
    }),
  ]);
}

const upstream = (field: string): string => `\${data.terraform_remote_state.data.outputs.${field}}`;
const inline = (...statements: readonly object[]) => ({
  aws_iam_role_policy: { own: { role: "${aws_iam_role.app.name}", policy: policy(...statements) } },
});
const one = (inventory: Inventory, type: string, name: string) => {
  const found = inventory.resources(type).find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`${type}.${name}: expected it to be declared`);
  return found;
};
const asked = (inventory: Inventory, action: string, type: string, name: string, below?: string) =>
  inventory.access.answer({
    principal: one(inventory, "aws_iam_role", "app"),
    action,
    on: one(inventory, type, name),
    ...(below === undefined ? {} : { below }),
  }).decision;

describe("access across layers", () => {
  const GET = "secretsmanager:GetSecretValue";

  it.each([
    {
      name: "its reference",
      statement: allow(GET, upstream("mail")),
      mail: "allowed",
      cart: "denied by default",
    },
    {
      name: "a pattern of actions",
      statement: allow("secretsmanager:Get*", upstream("mail")),
      mail: "allowed",
      cart: "denied by default",
    },
    {
      name: "a prefix",
      statement: allow(GET, `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:shop/*`),
      mail: "allowed",
      cart: "allowed",
    },
    {
      name: "its name",
      statement: allow(GET, `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:shop/mail-*`),
      mail: "allowed",
      cart: "denied by default",
    },
    {
      name: "another region",
      statement: allow(GET, `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:*`),
      mail: "denied by default",
      cart: "denied by default",
    },
    { name: "everything", statement: allow("*", "*"), mail: "allowed", cart: "allowed" },
    {
      name: "all but others",
      statement: { Effect: "Allow", NotAction: "iam:*", NotResource: upstream("mail") },
      mail: "denied by default",
      cart: "allowed",
    },
    { name: "a variable", statement: allow(GET, "${var.secret}"), mail: "unknown", cart: "unknown" },
  ])("knows a secret by $name", ({ statement, mail, cart }) => {
    const inventory = estate(inline(statement), {});
    const withVariable = fromSynth(
      inventory.units.map((unit) => ({
        ...unit,
        json: { ...(unit.json as object), variable: { secret: {} } },
      })),
    );

    expect(asked(withVariable, GET, "aws_secretsmanager_secret", "mail")).toBe(mail);
    expect(asked(withVariable, GET, "aws_secretsmanager_secret", "cart")).toBe(cart);
  });

  it("knows objects of a bucket by its name, its reference and its id", () => {
    for (const on of [upstream("assets"), "arn:aws:s3:::shop-assets"]) {
      const inventory = estate(inline(allow("s3:GetObject", `${on}/*`)));

      expect(asked(inventory, "s3:GetObject", "aws_s3_bucket", "assets", "/cart.json")).toBe("allowed");
      expect(asked(inventory, "s3:GetObject", "aws_s3_bucket", "assets")).toBe("denied by default");
    }
  });

  it("asks the policy of a key first", () => {
    const inventory = estate(inline(allow("kms:Decrypt", "*")));

    expect(asked(inventory, "kms:Decrypt", "aws_kms_key", "data")).toBe("allowed");
    expect(asked(inventory, "kms:Decrypt", "aws_kms_key", "own")).toBe("denied by default");
  });

  it("reads policies that stand by themselves, AWS's own, inline ones, and boundaries", () => {
    const attach = (policy_arn: string) => ({
      aws_iam_role_policy_attachment: { one: { role: "${aws_iam_role.app.name}", policy_arn } },
    });
    const own = { aws_iam_policy: { read: { name: "read", policy: policy(allow(GET, "*")) } } };
    const decided = (roles: Parameters<typeof estate>[0]) =>
      asked(estate(roles, own), GET, "aws_secretsmanager_secret", "mail");

    expect(decided({})).toBe("denied by default");
    expect(decided(attach("${aws_iam_policy.read.arn}"))).toBe("allowed");
    expect(decided(attach(`arn:aws:iam::${ACCOUNT}:policy/read`))).toBe("allowed");
    expect(decided(attach("arn:aws:iam::aws:policy/AdministratorAccess"))).toBe("allowed");
    expect(decided(attach("arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"))).toBe("denied by default");
    expect(decided(attach("arn:aws:iam::aws:policy/Newest"))).toBe("unknown");
    expect(decided({ role: { managed_policy_arns: ["${aws_iam_policy.read.arn}"] } })).toBe("allowed");
    expect(decided({ role: { inline_policy: [{ name: "a", policy: policy(allow(GET, "*")) }] } })).toBe(
      "allowed",
    );
    const bound = { permissions_boundary: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" };
    expect(decided({ role: bound, ...attach("${aws_iam_policy.read.arn}") })).toBe("denied by default");
  });

  it("reads the policies of a resource, wherever they stand", () => {
    const statement = allow("secretsmanager:*", "*", { Principal: { AWS: "${aws_iam_role.app.arn}" } });
    const inventory = estate(
      {},
      {
        aws_secretsmanager_secret_policy: {
          mail: { secret_arn: upstream("mail"), policy: policy(statement) },
        },
      },
    );

    expect(asked(inventory, GET, "aws_secretsmanager_secret", "mail")).toBe("allowed");
    expect(asked(inventory, GET, "aws_secretsmanager_secret", "cart")).toBe("denied by default");
  });

  it("judges services by the trust of roles and by the policies of the account's logs", () => {
    const write = allow("logs:PutLogEvents", "arn:aws:logs:eu-west-1:*:log-group:/shop/*", {
      Principal: { Service: "route53.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
    });
    const inventory = estate(
      {},
      { aws_cloudwatch_log_resource_policy: { dns: { policy_document: policy(write) } } },
    );
    const service = (name: string, action: string, type: string, of: string, context = {}) =>
      inventory.access.answer({
        principal: { kind: "service", name },
        action,
        on: one(inventory, type, of),
        context,
      }).decision;
    const logs = ["logs:PutLogEvents", "aws_cloudwatch_log_group", "orders"] as const;

    expect(service("ec2.amazonaws.com", "sts:AssumeRole", "aws_iam_role", "app")).toBe("allowed");
    expect(service("rds.amazonaws.com", "sts:AssumeRole", "aws_iam_role", "app")).toBe("denied by default");
    expect(service("route53.amazonaws.com", ...logs, { "aws:SourceAccount": ACCOUNT })).toBe("allowed");
    expect(service("route53.amazonaws.com", ...logs, { "aws:SourceAccount": "999999999999" })).toBe(
      "denied by default",
    );
    expect(service("route53.amazonaws.com", ...logs)).toBe("unknown");
  });

  it("lists the roles that may, or of which it cannot be told", () => {
    const inventory = estate(inline(allow("secretsmanager:*", upstream("mail"))));
    const readers = (name: string): readonly string[] =>
      inventory.access
        .whoMay({ action: GET, on: one(inventory, "aws_secretsmanager_secret", name) })
        .map((role) => role.name);

    expect([readers("mail"), readers("cart")]).toEqual([["app"], []]);
  });
});
