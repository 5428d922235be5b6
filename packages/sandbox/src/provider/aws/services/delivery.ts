import { regional } from "../arn";
import type { Service } from "../service";

/** CodeBuild, CodePipeline and connections to repositories. */
export const DELIVERY: Service = {
  types: {
    aws_codebuild_project: {
      values: {
        id: "{arn}",
        arn: regional("codebuild", "project/{name}"),
        encryption_key: "arn:aws:kms:{region}:{account}:alias/aws/s3",
      },
    },
    aws_codepipeline: {
      values: { id: "{name}", arn: regional("codepipeline", "{name}") },
    },
    aws_codeconnections_connection: {
      values: {
        id: "{arn}",
        arn: regional("codeconnections", "connection/{uuid}"),
        connection_status: "PENDING",
        owner_account_id: "{account}",
      },
    },
    aws_codestarconnections_connection: {
      values: {
        id: "{arn}",
        arn: regional("codestar-connections", "connection/{uuid}"),
        connection_status: "PENDING",
      },
    },
  },
};
