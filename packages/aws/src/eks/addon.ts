import { EksAddon as AwsEksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../iam/policy-document";
import { Role } from "../iam/role";
import { type LogGroupProps, logGroup } from "../logs/log-group";

/** Software that EKS installs and manages in a cluster. */
export interface EksAddonProps {
  readonly clusterName: string;
  /** Name in the catalogue of EKS, for example `vpc-cni`. */
  readonly addon: string;
  /** For example `v1.20.1-eksbuild.3`. */
  readonly version: string;
  /** Configuration values, as in the add-on's own schema; empty for those of EKS. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Role of its service account. @default none: it calls no AWS service */
  readonly role?: AddonRole;
  /** Log groups that it writes to, by a short name; it would create them without retention or key. @default none */
  readonly logs?: Readonly<Record<string, LogGroupProps>>;
  /** What it waits for: software that runs on nodes is degraded while there are none. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/** The role of an add-on's service account. */
export interface AddonRole {
  readonly name: string;
  /** The trust policy, see `trustServiceAccount`. */
  readonly trust: string;
  readonly managedPolicies: readonly string[];
  readonly policies: Readonly<Record<string, readonly PolicyStatement[]>>;
}

/** An EKS add-on with the role of its service account. */
export class EksAddon extends Construct {
  /** Dependency for everything that needs the active add-on. */
  readonly active: ITerraformDependable;

  constructor(scope: Construct, id: string, props: EksAddonProps) {
    super(scope, id);
    const { addon, version, configuration, logs = {}, after = [] } = props;
    const logScope = new Construct(this, "log-groups");
    const groups = Object.entries(logs).map(([name, group]) => logGroup(logScope, name, group));
    const role =
      props.role === undefined
        ? undefined
        : new Role(this, "role", { ...props.role, description: `EKS add-on ${addon}` });
    this.active = new AwsEksAddon(this, "this", {
      clusterName: props.clusterName,
      addonName: addon,
      addonVersion: version,
      // `{}` where there are none: the provider takes empty text for none given, and keeps what it knows.
      configurationValues: JSON.stringify(configuration),
      ...(role === undefined ? {} : { serviceAccountRoleArn: role.arn }),
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      dependsOn: [...(role?.permissions ?? []), ...groups, ...after],
    });
  }
}
