import type { Rename } from "../changes/rename";

/** One environment, merged, validated, with defaults applied. Immutable. */
export interface Environment {
  /** Prefix of its stack names and of default resource names, for example `shop-production`. */
  readonly id: string;
  /** Folder under `environments/`, with `/` between segments. */
  readonly path: string;
  /** AWS account id: 12 digits. */
  readonly account: string;
  /** AWS region name, for example `eu-west-1`. */
  readonly region: string;
  /** Which required settings must hold: those of level P only in `production`. */
  readonly posture: Posture;
  /** Its layers, in the registry's order. */
  readonly layers: readonly string[];
  /** Tags of every resource, besides `Layer`, which each stack adds. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where each of its layers keeps its state. */
  readonly state: Readonly<Record<string, StateLocation>>;
  /** Terraform version constraint by provider, for example `{ aws: ">= 5.100.0, < 7.0.0" }`. */
  readonly providers: Readonly<Record<string, string>>;
  /** Terraform platforms that `strata lock` records, for example `linux_amd64`. */
  readonly platforms: readonly string[];
  /** Regions besides its own, each a provider alias. `us-east-1` is always among them. */
  readonly regions: readonly string[];
  readonly exceptions: readonly Exception[];
  /** Settings by layer. A reference stands as `{ $output: "…" }` where it was written. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Subnets that the ledger has: CIDR by subnet name. A planner leaves them where they are. */
  readonly heldSubnets: Readonly<Record<string, string>>;
  /** Entries that were deployed under other names; absent where there are none. */
  readonly renames?: readonly Rename[];
}

/** `production`: settings of level M and P must hold. `standard`: those of level M. */
export type Posture = "production" | "standard";

/** The S3 object that holds one unit's state. */
export interface StateLocation {
  readonly bucket: string;
  readonly key: string;
  /** Region of the bucket. */
  readonly region: string;
  /** ARN or alias of the KMS key that encrypts the object; the bucket's default where absent. */
  readonly kmsKeyId?: string;
}

/** A required setting that this environment does not meet, and why that is accepted. */
export interface Exception {
  /** Id of the rule in `@strata/policy`. */
  readonly rule: string;
  /** Terraform address, or a glob over addresses, for example `aws_subnet.tiers_public_*`. */
  readonly resource: string;
  /** What it accepts, as `strata check` prints it behind `got`; of several resources, each value. */
  readonly accepts: string | readonly string[];
  readonly reason: string;
  /** The document that demands it, such as a claim id. Without one, {@link Exception.expires} is set. */
  readonly basis?: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}
