import type { Resource } from "../resource/resource";

/** How AWS makes the ARN of a resource. Text in braces is an argument; `{+x}` is what AWS chooses, unknown until apply. */
interface ArnShape {
  readonly arn: string;
  /** The argument that the provider uses as `id`, where that is known before apply. */
  readonly id?: string;
}

/**
 * ARNs that follow from what is written. Of types that are not here, an ARN is not known before apply.
 * Source: AWS service authorization reference, "Resource types" of each service.
 */
const SHAPES: Readonly<Record<string, ArnShape>> = {
  aws_cloudfront_distribution: { arn: "arn:{partition}:cloudfront::{account}:distribution/{+id}" },
  aws_cloudwatch_log_group: { arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}", id: "name" },
  aws_dynamodb_table: { arn: "arn:{partition}:dynamodb:{region}:{account}:table/{name}", id: "name" },
  aws_efs_file_system: { arn: "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{+id}" },
  aws_eks_cluster: { arn: "arn:{partition}:eks:{region}:{account}:cluster/{name}", id: "name" },
  aws_iam_policy: { arn: "arn:{partition}:iam::{account}:policy{path}{name}" },
  aws_iam_role: { arn: "arn:{partition}:iam::{account}:role{path}{name}", id: "name" },
  aws_kms_key: { arn: "arn:{partition}:kms:{region}:{account}:key/{+key_id}" },
  aws_lambda_function: {
    arn: "arn:{partition}:lambda:{region}:{account}:function:{function_name}",
    id: "function_name",
  },
  aws_s3_bucket: { arn: "arn:{partition}:s3:::{bucket}", id: "bucket" },
  aws_secretsmanager_secret: {
    arn: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{+arn_suffix}",
  },
  aws_sns_topic: { arn: "arn:{partition}:sns:{region}:{account}:{name}" },
  aws_sqs_queue: { arn: "arn:{partition}:sqs:{region}:{account}:{name}" },
};

/** Where the resources of a provider's configuration are. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The argument that an `id` is, where it is one. */
export function idArgument(type: string): string | undefined {
  return SHAPES[type]?.id;
}

/**
 * The ARN of a managed resource, as far as it is known.
 * @param textOf what an argument comes to; undefined where the resource does not give it
 * @param chosen how the reference to something that AWS chooses is written
 * @returns undefined where nothing of it follows from what is written
 */
export function arnOf(
  resource: Resource,
  place: Place | undefined,
  textOf: (argument: string) => string | undefined,
  chosen: (attribute: string) => string,
): string | undefined {
  const shape = SHAPES[resource.type];
  if (resource.mode !== "resource" || shape === undefined || place === undefined) return undefined;
  const fixed: Readonly<Record<string, string>> = { ...place, partition: partitionOf(place.region) };
  return shape.arn.replace(/\{(\+?)(\w+)\}/g, (_, plus: string, name: string) => {
    if (plus !== "") return chosen(name);
    const prefix = textOf(`${name}_prefix`);
    const written = fixed[name] ?? textOf(name);
    if (written !== undefined) return written;
    if (name === "path") return "/";
    return prefix === undefined ? chosen(name) : `${prefix}${chosen(name)}`;
  });
}

/** Source: AWS, "Amazon Resource Names": partitions by region. */
function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
