import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { GeneratedSecret } from "./generated-secret";

const VERSION = "aws_secretsmanager_secret_version.token_text";

describe("a generated secret", () => {
  const { built, addresses, at, written } = synthesized(
    (scope) =>
      new GeneratedSecret(scope, "token", {
        name: "shop/token",
        description: "Token",
        keyArn: "key",
        recoveryDays: 0,
      }),
  );

  it("is a secret with a key, and one version", () => {
    expect(addresses).toEqual(["aws_secretsmanager_secret.token", VERSION]);
    expect(at("aws_secretsmanager_secret.token")).toEqual({
      name: "shop/token",
      description: "Token",
      kms_key_id: "key",
      recovery_window_in_days: 0,
    });
  });

  it("is made by Terraform at apply, so no plan and no source knows it", () => {
    expect(at(VERSION).secret_id).toBe("${aws_secretsmanager_secret.token.arn}");
    expect(at(VERSION).secret_string).toBe('${replace("${uuid()}${uuid()}", "-", "")}');
  });

  it("is made once: later versions of the owner stay, and the first is kept alive by its label", () => {
    expect(at(VERSION)).toMatchObject({
      version_stages: ["AWSCURRENT", "GENERATED"],
      lifecycle: { ignore_changes: ["secret_string", "version_stages"] },
    });
  });

  it("is read from its version by everybody, so that all have the same text", () => {
    expect(written([built.arn, built.text])).toEqual([
      "${aws_secretsmanager_secret.token.arn}",
      "${aws_secretsmanager_secret_version.token_text.secret_string}",
    ]);
  });
});
