import { fromSynth } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { policiesOf } from "./policy-documents";

const statement = (rest: object): string => JSON.stringify({ Statement: { Effect: "Allow", ...rest } });

const inventory = (resource: object) =>
  fromSynth([
    {
      environment: "shop/production",
      environmentId: "shop-production",
      layer: "data",
      stack: "shop-production-data",
      json: {
        provider: { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }] },
        resource: {
          aws_secretsmanager_secret: { mail: { name: "shop/mail" } },
          aws_wafv2_web_acl: { site: {} },
          ...resource,
        },
      },
    },
  ]);

describe("the policies of an environment", () => {
  it("are found in every argument of every resource", () => {
    const policies = policiesOf(
      inventory({
        aws_iam_role: { app: { name: "app", assume_role_policy: statement({ Action: "sts:AssumeRole" }) } },
        aws_thing: {
          one: { resource_policy: statement({ Action: "thing:Do", Resource: "*" }), note: "Statement" },
        },
      }),
    );

    expect(policies.map(({ name }) => name)).toEqual([
      "data aws_iam_role.app assume_role_policy",
      "data aws_thing.one resource_policy",
    ]);
  });

  it("are written out as far as they are known", () => {
    const [policy] = policiesOf(
      inventory({
        aws_iam_role_policy: {
          app: {
            policy: statement({
              Action: ["secretsmanager:GetSecretValue"],
              Resource: [
                "${aws_secretsmanager_secret.mail.arn}",
                "${aws_wafv2_web_acl.site.arn}",
                "arn:aws:s3:::home/$${aws:username}/*",
              ],
              Condition: { Bool: { "aws:SecureTransport": ["true"] } },
            }),
          },
        },
      }),
    );

    expect(policy?.document).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["secretsmanager:GetSecretValue"],
          Resource: [
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-unknown0",
            "*",
            "arn:aws:s3:::home/${aws:username}/*",
          ],
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    });
  });
});
