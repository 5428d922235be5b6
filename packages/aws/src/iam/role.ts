import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { managedPolicyArn, type PolicyStatement, policyDocument } from "./policy-document";

/** An IAM role with its trust and its permissions. */
export interface RoleProps {
  /** At most 64 characters; unique in the account. */
  readonly name: string;
  readonly description: string;
  /** The trust policy, as text. */
  readonly trust: string;
  /** AWS managed policies, by name with path, for example `AmazonSSMManagedInstanceCore`. @default none */
  readonly managedPolicies?: readonly string[];
  /** Inline policies by name. @default none */
  readonly policies?: Readonly<Record<string, readonly PolicyStatement[]>>;
  /** Tags in addition to those of every resource. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role whose policies are separate attachments: the exclusive forms would detach what others have attached. */
export class Role extends Construct {
  readonly arn: string;
  readonly roleName: string;
  /** Dependencies of a resource that uses the role: it needs the permissions, not only the role. */
  readonly permissions: readonly (IamRolePolicy | IamRolePolicyAttachment)[];

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const { managedPolicies = [], policies = {}, tags } = props;
    const role = new IamRole(this, "this", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: props.trust,
      ...(tags === undefined ? {} : { tags: { ...tags } }),
    });
    this.permissions = [
      ...managedPolicies.map(
        (name) =>
          new IamRolePolicyAttachment(this, kebab(name), {
            role: role.name,
            policyArn: managedPolicyArn(name),
          }),
      ),
      ...Object.entries(policies).map(
        ([name, statements]) =>
          new IamRolePolicy(this, name, { name, role: role.name, policy: policyDocument(statements) }),
      ),
    ];
    this.arn = role.arn;
    this.roleName = role.name;
  }
}

/** A construct id from a policy's name: `AmazonSSMManagedInstanceCore` is `amazon-ssm-managed-instance-core`. */
function kebab(policyName: string): string {
  const name = policyName.slice(policyName.lastIndexOf("/") + 1);
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}
