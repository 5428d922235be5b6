import type { ChangeRule } from "../change-rule";
import { changesFromValue, loses, was, wasNot } from "../conditions";
import { rulesOf } from "../holding";

const DELETE = "Secrets Manager user guide, Delete an AWS Secrets Manager secret";

/** Secrets and parameters. */
export const secrets: readonly ChangeRule[] = [
  ...rulesOf({
    id: "secret",
    types: ["aws_secretsmanager_secret"],
    lost: "its value with all versions, and its ARN, which ends in other letters next time",
    deletion: "aws secretsmanager restore-secret brings it back while its recovery window lasts",
    replacement:
      "make a second secret under another name, copy the value, move who reads it (policies name the ARN), and delete this one last",
    source: [DELETE],
    deletions: [
      {
        id: "at-once",
        only: was("recovery_window_in_days", 0),
        effect: "destroys",
        reason: "recovery_window_in_days is 0: the value is gone at once, and nobody brings it back",
        way: "set 7 to 30 days in an apply before: a deletion reads what was applied last",
        sample: { before: { recovery_window_in_days: 0 } },
        otherwise: { before: { recovery_window_in_days: 30 } },
        alsoReplaced: true,
      },
      {
        id: "with-recovery",
        only: wasNot("recovery_window_in_days", 0),
        effect: "destroys",
        reason:
          "whoever reads it gets errors at once; it can be restored while its recovery window lasts, and its name is refused to a new secret for as long",
        way: "move its readers first; to bring it back, aws secretsmanager restore-secret and import it",
        sample: { before: { recovery_window_in_days: 30 } },
        otherwise: { before: { recovery_window_in_days: 0 } },
      },
    ],
    fixed: [
      {
        id: "name",
        attributes: ["name", "name_prefix"],
        reason:
          "a secret cannot be renamed: the value goes with it, and the new one is empty until somebody writes it",
      },
    ],
  }),
  {
    id: "secret-key-changed",
    types: ["aws_secretsmanager_secret"],
    on: ["update"],
    attributes: ["kms_key_id"],
    when: changesFromValue,
    effect: "interrupts",
    lasts: "readers that may not decrypt under the other key, until their policies allow it",
    reason: "the current versions are encrypted anew; older versions stay under the first key",
    way: "allow readers the other key first, and keep the first one",
    source: ["Secrets Manager user guide, Change the encryption key for a secret"],
    fault: { before: { kms_key_id: "one" }, after: { kms_key_id: "other" } },
    right: { before: { kms_key_id: "one" }, after: { kms_key_id: "one" } },
  },
  {
    id: "secret-replica-removed",
    types: ["aws_secretsmanager_secret"],
    on: ["update"],
    attributes: ["replica.region"],
    when: loses,
    effect: "destroys",
    reason: "the copy in the other region goes, and whoever reads it there gets errors",
    way: "move readers of that region first",
    source: ["Secrets Manager API, RemoveRegionsFromReplication"],
    fault: {
      before: { replica: [{ region: "eu-west-1" }, { region: "eu-west-2" }] },
      after: { replica: [{ region: "eu-west-1" }] },
    },
    right: {
      before: { replica: [{ region: "eu-west-1" }] },
      after: { replica: [{ region: "eu-west-1" }, { region: "eu-west-2" }] },
    },
  },
  ...rulesOf({
    id: "secret-version",
    types: ["aws_secretsmanager_secret_version"],
    effect: "cannotBeUndone",
    lost: "the value that this version has; of the current one, what applications read",
    deletion:
      "write the new value and move applications first; AWS keeps the previous version until there is another",
    replacement: "be sure that the new value is right: the old one stays as AWSPREVIOUS, until the next",
    source: ["Secrets Manager API, PutSecretValue"],
    fixed: [
      {
        id: "value",
        attributes: ["secret_string", "secret_binary", "secret_id", "secret_string_wo_version"],
        reason:
          "the value is written anew; what has been written by rotation or by hand is no longer current",
        way: "let lifecycle ignore_changes leave a value that others write; aws secretsmanager update-secret-version-stage brings the last one back",
      },
    ],
  }),
  ...rulesOf({
    id: "ssm-parameter",
    types: ["aws_ssm_parameter"],
    lost: "its value and history",
    deletion: "copy the value first; who reads it gets errors at once",
    source: ["Systems Manager API, DeleteParameter"],
    fixed: [
      {
        id: "name",
        attributes: ["name", "data_type"],
        reason: "a parameter cannot be renamed, so it is deleted and made anew under the other name",
      },
    ],
  }),
];
