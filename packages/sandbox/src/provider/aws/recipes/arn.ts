/** Template of the ARN of a regional resource. */
export function regional(service: string, resource: string): string {
  return `arn:aws:${service}:{region}:{account}:${resource}`;
}

/** Template of the ARN of what belongs to an account and to no region, as all of IAM and CloudFront. */
export function accountWide(service: string, resource: string): string {
  return `arn:aws:${service}::{account}:${resource}`;
}
