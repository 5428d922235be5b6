import { regional } from "../arn";
import type { Service } from "../service";

/** Keys and their names. */
export const KMS: Service = {
  named: {
    kmsKey: {
      at: ["aws_kms_key.key_id", "aws_kms_key.arn"],
      code: "NotFoundException",
      message: (id) => `Key '${id}' does not exist`,
    },
  },
  types: {
    aws_kms_key: {
      values: {
        id: "{key_id}",
        key_id: "{uuid}",
        arn: regional("kms", "key/{key_id}"),
        multi_region: () => false,
        rotation_period_in_days: (draft) => (draft.get("enable_key_rotation") === true ? 365 : 0),
        policy: (draft) =>
          JSON.stringify({
            Id: "key-default-1",
            Statement: [
              {
                Action: "kms:*",
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${draft.account}:root` },
                Resource: "*",
                Sid: "Enable IAM User Permissions",
              },
            ],
            Version: "2012-10-17",
          }),
      },
    },
    aws_kms_alias: {
      values: {
        id: "{name}",
        arn: regional("kms", "{name}"),
        target_key_arn: (draft) => {
          const key = draft.text("target_key_id");
          return key.startsWith("arn:")
            ? key
            : draft.fill(`arn:aws:kms:{region}:{account}:key/${key}`, "target");
        },
      },
      refersTo: { target_key_id: "kmsKey" },
      unique: {
        name: ["name"],
        code: "AlreadyExistsException",
        message: (name) => `An alias with the name ${name} already exists`,
      },
    },
    aws_kms_key_policy: {
      values: { id: "{key_id}" },
      refersTo: { key_id: "kmsKey" },
    },
  },
};
