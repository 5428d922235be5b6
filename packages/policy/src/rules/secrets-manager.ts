import { isSet, literal } from "../checks";
import { type Example, KEY } from "../example";
import { met, type ServiceRules } from "../rule";

const example: Example = {
  layer: "data",
  resource: {
    aws_secretsmanager_secret: { orders: { kms_key_id: KEY, recovery_window_in_days: 30 } },
    aws_secretsmanager_secret_rotation: {
      orders: {
        secret_id: "${aws_secretsmanager_secret.orders.id}",
        rotation_rules: { automatically_after_days: 30 },
        depends_on: ["aws_secretsmanager_secret_version.orders"],
      },
    },
    aws_secretsmanager_secret_version: {
      orders: {
        secret_id: "${aws_secretsmanager_secret.orders.id}",
        secret_string: "${random_password.orders.result}",
      },
    },
  },
};

/** Secrets. */
export const secretsManager: ServiceRules = {
  example,
  rules: [
    {
      id: "secret-encrypted",
      type: "aws_secretsmanager_secret",
      level: "M",
      reason: "with a key of our own, access to secrets can be taken away",
      source: ["CKV_AWS_149", "AVD-AWS-0098"],
      setting: "secretsKey",
      fault: { at: "aws_secretsmanager_secret/orders/kms_key_id" },
      holds: isSet("kms_key_id"),
    },
    {
      id: "secret-recovery",
      type: "aws_secretsmanager_secret",
      level: "P",
      reason: "a deleted secret can be brought back for a week",
      source: ["SecretsManager.1"],
      setting: "secrets.recoveryDays",
      fault: { at: "aws_secretsmanager_secret/orders/recovery_window_in_days", to: 0 },
      holds: literal(
        "recovery_window_in_days",
        "absent or 7 to 30",
        (days) => days === undefined || days === null || (Number(days) >= 7 && Number(days) <= 30),
      ),
    },
    {
      id: "secret-rotation-interval",
      type: "aws_secretsmanager_secret_rotation",
      level: "P",
      reason: "a credential that leaked ends within a quarter",
      source: ["SecretsManager.1", "SecretsManager.4", "CKV_AWS_304"],
      setting: "secrets.rotation",
      fault: {
        at: "aws_secretsmanager_secret_rotation/orders/rotation_rules/automatically_after_days",
        to: 180,
      },
      holds: literal(
        "rotation_rules.automatically_after_days",
        "1 to 90",
        (days) => Number(days) >= 1 && Number(days) <= 90,
      ),
    },
    {
      id: "secret-no-literal",
      type: "aws_secretsmanager_secret_version",
      level: "M",
      reason: "a secret in the code is in the state, the plan and the history",
      source: ["Terraform guide, sensitive data in state"],
      setting: "secrets.template",
      fault: { at: "aws_secretsmanager_secret_version/orders/secret_string", to: "hunter22" },
      holds: (version) =>
        met(
          !version.has("secret_string") || version.isReference("secret_string"),
          "secret_string absent or a reference",
          "a literal",
        ),
    },
  ],
};
