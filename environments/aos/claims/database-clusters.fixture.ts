import { attributesIn, type Resource } from "@strata/inventory";
import type { Template } from "@strata/synth-test";

/** Zone and addresses of each subnet of the group that a cluster names. */
export function subnetsOf(cluster: Resource): readonly (readonly unknown[])[] {
  return attributesIn(cluster.resolve("db_subnet_group_name"))
    .flatMap(({ resource }) => attributesIn(resource.resolve("subnet_ids")))
    .map(({ resource }) => [resource.get("availability_zone"), resource.get("cidr_block")]);
}

/** What the security groups of a cluster are, and the address of each. */
export function groupsOf(cluster: Resource): readonly string[] {
  return attributesIn(cluster.resolve("vpc_security_group_ids")).map(
    ({ type, attribute, resource }) => `${type}.${attribute} of ${resource.address}`,
  );
}

/** Both groups of every managed service: the one that EKS makes for its cluster, and the base group (AOS-SG-01, -02). */
export const BOTH_GROUPS: readonly string[] = [
  "aws_eks_cluster.vpc_config.0.cluster_security_group_id of aws_eks_cluster.cluster",
  "aws_security_group.id of aws_security_group.security-groups_base",
];

/** Address of the key whose alias is {name} of the document. */
export function primaryKey(template: Template): string | undefined {
  const alias = template.resource("aws_kms_alias", { name: "alias/aos-production" });
  return attributesIn(alias.resolve("target_key_id"))[0]?.resource.address;
}

/** Address of the key that an attribute names by its ARN. */
export function keyOf(resource: Resource, attribute: string): string | undefined {
  const [key, ...others] = attributesIn(resource.resolve(attribute));
  return others.length > 0 || key?.attribute !== "arn" ? undefined : key.resource.address;
}

/** The value of a secret as it is at first: JSON, with references as text. */
export function secretText(template: Template, secretName: string): string {
  const version = template.resource("aws_secretsmanager_secret_version", (found) =>
    attributesIn(found.resolve("secret_id")).some(({ resource }) => resource.get("name") === secretName),
  );
  return String(version.get("secret_string"));
}
