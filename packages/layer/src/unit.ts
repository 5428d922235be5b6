import type { Contract } from "@strata/contract";

/** What a layer's stack is built from: one layer of one environment, with one state of its own. */
export interface Unit<Settings = unknown> {
  readonly environment: UnitEnvironment;
  /** Name of the layer, for example `network`. */
  readonly layer: string;
  /** The layer's settings; a value may be a reference `{ $output: "…" }`, which the stack resolves. */
  readonly settings: Settings;
  readonly state: UnitState;
  /** The layers that this one may read, by name: those its registry entry declares and its environment lists. */
  readonly upstream: Readonly<Record<string, Upstream>>;
}

/** The part of an environment that every stack needs. */
export interface UnitEnvironment {
  readonly id: string;
  /** AWS account id, 12 digits; the provider refuses any other account. */
  readonly account: string;
  /** AWS region name, for example `eu-west-1`. */
  readonly region: string;
  /** Other regions in which its layers may create resources; `us-east-1` is always among them, or its own. */
  readonly regions: readonly string[];
  readonly posture: "production" | "standard";
  readonly tags: Readonly<Record<string, string>>;
  /** Version constraint by provider name. */
  readonly providers: Readonly<Record<string, string>>;
  /** Subnets that exist already: CIDR by subnet name. A planner leaves them where they are. */
  readonly heldSubnets: Readonly<Record<string, string>>;
}

/** The S3 object of a unit's state. */
export interface UnitState {
  readonly bucket: string;
  readonly key: string;
  /** Region of the bucket. */
  readonly region: string;
  readonly kmsKeyId?: string;
}

/** An earlier layer of the same environment, seen from one that reads it. */
export interface Upstream {
  readonly contract: Contract;
  readonly state: UnitState;
  /** Entry names of each output of type `entries`, from the upstream layer's settings. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Zone letters of the list that an entry has as a field; undefined where that is not by zone. @default none is */
  readonly zones?: (output: string, entry: string, field: string) => readonly string[] | undefined;
}
