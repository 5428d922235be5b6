import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { SECRET_NAME_LENGTH, secretGrant } from "@strata/kind/vocabulary";
import { secretProblems } from "./check";
import { secret } from "./settings";

/** Secrets of Secrets Manager, none of which has a secret text yet. */
export const secrets = defineKind({
  key: "secrets",
  title: "secret",
  description: "Secrets Manager secrets",
  entry: secret,
  outputs: {
    description: "Secrets Manager secrets",
    fields: {
      arn: string(
        "ARN of the secret",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/database-a1b2c3",
      ),
      name: string("Name of the secret", "shop/database"),
    },
  },
  names: {
    name: {
      of: "secret",
      setting: "name",
      default: "{id}/{entry}",
      scope: "region",
      longest: SECRET_NAME_LENGTH,
      fixed: {
        since: "another name is another secret, without the value of this one",
        way: "keep it: a renamed entry says was, and name with what it is called; else add a secret and set its value",
        source: "Terraform aws_secretsmanager_secret.name",
      },
    },
  },
  // Secret by secret: a list, not a prefix, is what a reviewer can check.
  grants: { description: "Secrets of the data layer that it may read", ...secretGrant("{arn}") },
  kept: {
    since: "its value goes with it, after recoveryDays",
    way: "take it away from those who read it and apply those",
    source: "Secrets Manager API, DeleteSecret",
  },
  check: ({ entry, layer }) => secretProblems(entry, layer),
});
