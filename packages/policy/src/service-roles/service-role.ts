/**
 * A request that a role must be allowed. In `on`, `{account}` and `{region}` are those of the resource that uses the
 * role, and `{.path}` is what it has at a path: `{.log_destination}`.
 */
export interface NeededRight {
  readonly actions: readonly string[];
  /** ARN; `*` for actions that know no resource. */
  readonly on: string;
  /** What the request says of itself. @default nothing that a policy may ask for */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** How a service proves for whom it assumes a role. */
export type Source =
  /** With `aws:SourceAccount` and `aws:SourceArn`, of which the trust must ask for one. The ARN, as in `on`. */
  | { readonly arn: string }
  /** With neither, so that a trust that asks for one is never met. */
  | "nothing"
  /** Its documentation does not say: a trust may ask or not. */
  | "undocumented";

/** A role that a service of AWS assumes for a resource. */
export interface ServiceRole {
  /** Host name of the service, as in `Principal`. */
  readonly service: string;
  /** Types of the resources that use it, each with the path of the role's ARN or of its instance profile. */
  readonly users: Readonly<Record<string, string>>;
  readonly proof: Source;
  readonly rights: readonly NeededRight[];
  /** What happens where the resource exists before the role's rights. */
  readonly early: string;
  readonly source: readonly string[];
}

/** A role that pods of an EKS add-on assume. */
export interface AddonRole {
  /** Name of the add-on. */
  readonly addon: string;
  /** Service accounts that must be able to assume it, `<namespace>:<name>`. */
  readonly accounts: readonly string[];
  readonly rights: readonly NeededRight[];
  readonly source: readonly string[];
}
