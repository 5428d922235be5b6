import type { Recipes } from "../values/recipe";

/** Template of the ARN of a regional resource. */
export function regional(service: string, resource: string): string {
  return `arn:aws:${service}:{region}:{account}:${resource}`;
}

/** Template of the ARN of what belongs to an account and to no region, as all of IAM and CloudFront. */
export function accountWide(service: string, resource: string): string {
  return `arn:aws:${service}::{account}:${resource}`;
}

/** Values of a regional resource with a name, whose id is that name. */
export function named(service: string, resource: string): Recipes {
  return { id: "{name}", arn: regional(service, resource) };
}

/** Values of an EC2 resource: ids are a prefix and 17 hexadecimal digits, ARNs a kind and the id. */
export function ec2(prefix: string, kind: string): Recipes {
  return { id: `${prefix}-{hex:17}`, arn: regional("ec2", `${kind}/{id}`) };
}
