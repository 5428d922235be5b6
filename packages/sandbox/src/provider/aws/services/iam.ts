import type { Draft, Recipes } from "../../values/recipe";
import { accountWide } from "../arn";
import { policyDocument } from "../policy-document";
import type { Service } from "../service";

/** ARNs of AWS's own, such as managed policies. */
const AWS_OWNED = /^arn:aws[^:]*:[^:]+:[^:]*:aws:/;

/** Named by its name, in a path that is `/` unless one is set. */
const iam = (kind: string, unique: string): Recipes => ({
  id: "{name}",
  arn: (draft) => draft.fill(accountWide("iam", `${kind}${pathOf(draft)}{name}`), "arn"),
  unique_id: `${unique}{upper:17}`,
});

/** Who may do what. */
export const IAM: Service = {
  named: {
    roleName: {
      at: ["aws_iam_role.name"],
      code: "NoSuchEntity",
      message: (name) => `The role with name ${name} cannot be found.`,
      scope: "account",
    },
    policyArn: {
      at: ["aws_iam_policy.arn"],
      code: "NoSuchEntity",
      message: (arn) => `Policy ${arn} does not exist or is not attachable.`,
      scope: "account",
      except: AWS_OWNED,
    },
    roleArn: {
      at: ["aws_iam_role.arn", "aws_iam_service_linked_role.arn"],
      code: "InvalidParameterException",
      message: (arn) =>
        `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`,
      scope: "account",
    },
    instanceProfile: {
      at: ["aws_iam_instance_profile.name"],
      code: "InvalidParameterValue",
      message: (name) =>
        `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
      scope: "account",
    },
  },
  types: {
    aws_iam_role: {
      values: iam("role", "AROA"),
      inUse: {
        name: "name",
        code: "DeleteConflict",
        message: () =>
          "Cannot delete entity, must detach all policies and remove roles from instance profile first.",
        unless: "force_detach_policies",
      },
      unique: {
        name: ["name"],
        code: "EntityAlreadyExists",
        message: (name) => `Role with name ${name} already exists.`,
      },
    },
    aws_iam_user: {
      values: iam("user", "AIDA"),
    },
    aws_iam_instance_profile: {
      values: iam("instance-profile", "AIPA"),
      refersTo: { role: "roleName" },
      uses: { role: "aws_iam_role" },
      inUse: {
        name: "name",
        code: "DeleteConflict",
        message: (name) => `Cannot delete instance profile ${name}: it is in use by an instance.`,
      },
      unique: {
        name: ["name"],
        code: "EntityAlreadyExists",
        message: (name) => `Instance Profile ${name} already exists.`,
      },
    },
    aws_iam_service_linked_role: {
      values: {
        ...iam("role", "AROA"),
        arn: accountWide("iam", "role/aws-service-role/{aws_service_name}/{name}"),
        id: "{arn}",
        name: (draft) => `AWSServiceRoleFor${draft.text("aws_service_name").split(".")[0] ?? ""}`,
      },
    },
    aws_iam_policy: {
      values: {
        id: "{arn}",
        arn: (draft) => draft.fill(accountWide("iam", `policy${pathOf(draft)}{name}`), "arn"),
        policy_id: "ANPA{upper:17}",
      },
      inUse: {
        name: "arn",
        code: "DeleteConflict",
        message: () => "Cannot delete a policy attached to entities.",
      },
      unique: {
        name: ["name"],
        code: "EntityAlreadyExists",
        message: (name) => `A policy called ${name} already exists. Duplicate names are not allowed.`,
      },
    },
    aws_iam_role_policy: {
      values: { id: "{role}:{name}" },
      refersTo: { role: "roleName" },
      uses: { role: "aws_iam_role" },
    },
    aws_iam_role_policy_attachment: {
      values: { id: "{role}-{digits:26}" },
      refersTo: { role: "roleName", policy_arn: "policyArn" },
      uses: { role: "aws_iam_role", policy_arn: "aws_iam_policy" },
      importId: "{role}/{policy_arn}",
    },
    aws_iam_openid_connect_provider: {
      values: {
        id: "{arn}",
        arn: (draft) =>
          draft.fill(accountWide("iam", `oidc-provider/${draft.text("url").replace("https://", "")}`), "arn"),
        thumbprint_list: (draft) => [draft.digest("thumbprint", "hex", 40)],
      },
      unique: {
        name: ["url"],
        code: "EntityAlreadyExists",
        message: (url) => `Provider with url ${url} already exists.`,
      },
    },
  },
  dataSources: {
    aws_iam_policy_document: ({ config }) => policyDocument(config),
  },
};

function pathOf(draft: Draft): string {
  const path = draft.text("path");
  return path === "" ? "/" : path;
}
