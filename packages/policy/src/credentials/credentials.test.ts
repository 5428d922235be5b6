import { describe, expect, it } from "vitest";
import { credentialIn, isLiteralSecret, readings } from "./credentials";

describe("credentialIn", () => {
  it.each([
    { text: "postgresql://shop:hunter22@db.internal:5432/shop", kind: "a URL with a password" },
    {
      text: "echo amqps://shop:${random_password.mq.result}@broker > /etc/app",
      kind: "a URL with a password",
    },
    { text: "redis://:hunter22@cache:6379", kind: "a URL with a password" },
    { text: "host=db user=shop password=hunter22 sslmode=require", kind: "a credential by name" },
    { text: "jdbc:postgresql://db/shop?user=shop&password=hunter22", kind: "a credential by name" },
    { text: "#!/bin/sh\nexport DB_PASSWORD='hunter22'\n", kind: "a credential by name" },
    { text: '{"dbname":"shop","password":"hunter22"}', kind: "a credential by name" },
    { text: "admin:\n  password: hunter22\n", kind: "a credential by name" },
    { text: "key AKIAIOSFODNN7EXAMPLE", kind: "an access key of AWS" },
    { text: "-----BEGIN EC PRIVATE KEY-----\nMHcC", kind: "a private key" },
  ])("finds $kind in $text", ({ text, kind }) => {
    expect(credentialIn(text)).toEqual({ kind });
  });

  it.each([
    "https://oidc.eks.eu-west-1.amazonaws.com/id/A",
    "postgresql://db.internal:5432/shop",
    "postgresql://shop@db.internal/shop",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/password-??????",
    'token: "$API_TOKEN"\nautomountServiceAccountToken: false\n',
    "password: ${local.data.password}",
    "api-key:\n  kind: ExternalSecret\n  secretKey: api-key\n",
    "password_encryption = scram-sha-256",
    "manage_master_user_password",
    "passwordFile: /run/secrets/password",
    "password=$(aws secretsmanager get-secret-value --secret-id shop)",
  ])("has nothing against %s", (text) => {
    expect(credentialIn(text)).toBeUndefined();
  });
});

describe("isLiteralSecret", () => {
  it.each([
    ["master_password", "hunter22", true],
    ["auth_token", "hunter22", true],
    ["password", "${random_password.a.result}", false],
    ["password", "", false],
    ["secret_string", '{"host":"db"}', false],
    ["manage_master_user_password", "true", false],
    ["password_length", "16", false],
  ])("%s = %s: %s", (name, value, is) => {
    expect(isLiteralSecret(name, value)).toBe(is);
  });
});

it("reads base64 too, and nothing else that looks like it", () => {
  const script = "#!/bin/sh\nexport DB_PASSWORD=hunter22\n";

  expect(readings(Buffer.from(script).toString("base64"))).toContain(script);
  expect(readings("arn:aws:s3:::shop")).toEqual(["arn:aws:s3:::shop"]);
});
