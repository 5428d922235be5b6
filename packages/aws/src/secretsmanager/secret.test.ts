import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { Secret, type SecretProps } from "./secret";

const build = (props: Partial<SecretProps> = {}) =>
  synthesized(
    (scope) =>
      new Secret(scope, "mail", {
        name: "shop/mail",
        description: "Mail",
        keyArn: "key",
        recoveryDays: 7,
        ...props,
      }),
  );

const VERSION = "aws_secretsmanager_secret_version.mail_template";
const ROTATION = "aws_secretsmanager_secret_rotation.mail_rotation";

describe("a secret", () => {
  const { built, addresses, at, written } = build();

  it("has a key, and no value until its owner adds one", () => {
    expect(addresses).toEqual(["aws_secretsmanager_secret.mail"]);
    expect(at("aws_secretsmanager_secret.mail")).toEqual({
      name: "shop/mail",
      description: "Mail",
      kms_key_id: "key",
      recovery_window_in_days: 7,
    });
  });

  it("exposes its ARN and its name", () => {
    expect(written([built.arn, built.secretName])).toEqual([
      "${aws_secretsmanager_secret.mail.arn}",
      "${aws_secretsmanager_secret.mail.name}",
    ]);
  });
});

describe("a secret with a template", () => {
  const { at } = build({ template: { host: "mail.example.com", user: "shop" } });

  it("has the template as its first version", () => {
    expect(at(VERSION).secret_id).toBe("${aws_secretsmanager_secret.mail.arn}");
    expect(JSON.parse(at(VERSION).secret_string as string)).toEqual({
      host: "mail.example.com",
      user: "shop",
    });
  });

  it("keeps that version alive by a label, and the owner's value untouched", () => {
    expect(at(VERSION)).toMatchObject({
      version_stages: ["TEMPLATE"],
      lifecycle: { ignore_changes: ["secret_string", "version_stages"] },
    });
  });
});

describe("rotation of a secret", () => {
  const rotation = { lambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotate", days: 30 };

  it("waits for the first value", () => {
    const { at } = build({ rotation, template: { user: "shop" } });

    expect(at(ROTATION)).toEqual({
      secret_id: "${aws_secretsmanager_secret.mail.arn}",
      rotation_lambda_arn: rotation.lambdaArn,
      rotate_immediately: false,
      rotation_rules: { automatically_after_days: 30 },
      depends_on: [VERSION],
    });
  });

  it("waits for nothing where there is no template", () => {
    expect(build({ rotation }).at(ROTATION).depends_on).toEqual([]);
  });
});
