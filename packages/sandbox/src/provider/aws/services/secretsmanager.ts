import type { Draft } from "../../values/recipe";
import { regional } from "../arn";
import type { Service } from "../service";

/** Secrets. */
export const SECRETS_MANAGER: Service = {
  named: {
    secret: {
      at: ["aws_secretsmanager_secret.id"],
      code: "ResourceNotFoundException",
      message: () => "Secrets Manager can't find the specified secret.",
    },
  },
  types: {
    aws_secretsmanager_secret: {
      values: {
        id: "{arn}",
        arn: (draft) => draft.fill(regional("secretsmanager", "secret:{name}-"), "arn") + suffix(draft),
        policy: "",
      },
      unique: {
        name: ["name"],
        code: "ResourceExistsException",
        message: (name) => `The operation failed because the secret ${name} already exists.`,
      },
      keeps: {
        as: "deleted_secret",
        name: "name",
        when: ({ recovery_window_in_days: days }) => days !== 0,
        refuses: "create",
        code: "InvalidRequestException",
        message: () =>
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
      },
    },
    aws_secretsmanager_secret_version: {
      values: {
        id: "{secret_id}|{version_id}",
        arn: "{secret_id}",
        version_id: "terraform-{digits:26}",
        version_stages: () => ["AWSCURRENT"],
      },
      refersTo: { secret_id: "secret" },
      renewed: ["version_id"],
    },
    aws_secretsmanager_secret_policy: {
      values: { id: "{secret_arn}" },
      refersTo: { secret_arn: "secret" },
    },
    aws_secretsmanager_secret_rotation: {
      values: { id: "{secret_id}", rotation_enabled: () => true },
      refersTo: { secret_id: "secret" },
    },
  },
};

/** Secrets Manager ends the ARN of every secret with six letters of its own. */
function suffix(draft: Draft): string {
  return draft.digest("suffix", "lower", 6);
}
