import { regional } from "../arn";
import type { Service } from "../service";

/** Repositories of images. */
export const ECR: Service = {
  types: {
    aws_ecr_repository: {
      values: {
        id: "{name}",
        arn: regional("ecr", "repository/{name}"),
        repository_url: "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
      },
      unique: {
        name: ["name"],
        code: "RepositoryAlreadyExistsException",
        message: (name) => `The repository with name '${name}' already exists in the registry`,
      },
    },
    aws_ecr_lifecycle_policy: {
      values: { id: "{repository}" },
    },
    aws_ecr_repository_policy: {
      values: { id: "{repository}" },
    },
    aws_ecr_registry_scanning_configuration: {
      values: { id: "{account}" },
    },
  },
};
