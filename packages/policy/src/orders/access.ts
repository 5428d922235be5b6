import type { Inventory, Resource } from "@strata/inventory";
import type { Order } from "./order";

/** What validates the certificates that a path refers to, straight or through the validation itself. */
const validations =
  (path: string) =>
  (user: Resource, inventory: Inventory): readonly Resource[] =>
    user
      .references(path)
      .flatMap((found) =>
        found.type === "aws_acm_certificate"
          ? inventory.companions(found, "aws_acm_certificate_validation", "certificate_arn")
          : [],
      );

const CERTIFICATE_SOURCE = ["AWS provider, aws_acm_certificate_validation"];

/** Certificates, secrets and access. */
export const ACCESS_ORDERS: readonly Order[] = [
  {
    id: "distribution-after-validation",
    type: "aws_cloudfront_distribution",
    reason: "CloudFront refuses a certificate that is not issued yet",
    source: CERTIFICATE_SOURCE,
    setting: "",
    fault: {
      layer: "edge",
      at: "aws_cloudfront_distribution/web/viewer_certificate/acm_certificate_arn",
      to: "${aws_acm_certificate.web.arn}",
    },
    first: validations("viewer_certificate.acm_certificate_arn"),
  },
  {
    id: "listener-after-validation",
    type: "aws_lb_listener",
    reason: "a load balancer refuses a certificate that is not issued yet",
    source: CERTIFICATE_SOURCE,
    setting: "",
    fault: {
      layer: "edge",
      at: "aws_lb_listener/https/certificate_arn",
      to: "${aws_acm_certificate.web.arn}",
    },
    first: validations("certificate_arn"),
  },
  {
    id: "access-policy-after-entry",
    type: "aws_eks_access_policy_association",
    reason: "EKS associates a policy with a principal that has an entry, and refuses others",
    source: ["EKS API reference, AssociateAccessPolicy: ResourceNotFoundException"],
    setting: "",
    fault: {
      layer: "cluster",
      at: "aws_eks_access_policy_association/admin/principal_arn",
      to: "arn:aws:iam::123456789012:role/admin",
    },
    first: (association, inventory) =>
      inventory
        .resources("aws_eks_access_entry", association.layer)
        .filter((entry) => same(entry, association, "principal_arn")),
  },
  {
    id: "rotation-after-value",
    type: "aws_secretsmanager_secret_rotation",
    reason: "there is nothing to rotate before the first value",
    source: ["Secrets Manager user guide, rotation by Lambda function: AWSCURRENT"],
    setting: "",
    fault: { at: "aws_secretsmanager_secret_rotation/orders/depends_on" },
    first: (rotation, inventory) =>
      rotation
        .references("secret_id")
        .flatMap((secret) => inventory.companions(secret, "aws_secretsmanager_secret_version", "secret_id")),
  },
];

/** Whether two resources have one text at a path, or refer to one thing there. */
function same(one: Resource, other: Resource, path: string): boolean {
  return JSON.stringify(one.values[path]) === JSON.stringify(other.values[path]);
}
