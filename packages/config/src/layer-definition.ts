import type { Contract } from "@strata/contract";
import type { z } from "zod";
import type { Change, ChangeRule } from "./changes/change";
import type { Environment } from "./environment/environment";

/**
 * What the loader must know of a layer. The registry in `stacks/` supplies one for each layer, in order;
 * nothing here or in what it refers to may load CDKTF.
 */
export interface LayerDefinition {
  /** Folder name under `stacks/`, for example `network`. */
  readonly name: string;
  /** One sentence for `strata graph`. */
  readonly description: string;
  /** `always`: part of the default list of layers. `listed`: only where an environment lists it. */
  readonly presence: "always" | "listed";
  /** Set where an account or a region has room for one such layer only. @default each environment may have it */
  readonly sole?: Sole;
  /** Names of the earlier layers whose contracts this layer reads. */
  readonly reads: readonly string[];
  /** Schema of the layer's settings. No transforms: what it yields has the shape of what it was given. */
  readonly settings: z.ZodType;
  /** The layer's contract, as far as references in settings need it. */
  readonly contract: Contract;
  /** The kinds of named entries in the settings: what references of this layer and of later ones may name. */
  readonly kinds?: readonly KindDefinition[];
  /** Rules that a schema cannot say, such as subnets inside the VPC. Runs only on settings that fit the schema. */
  readonly check?: (context: CheckContext) => readonly SettingsProblem[];
  /** Names that must not be claimed twice in an account, a region of it, or the world. */
  readonly names?: (context: CheckContext) => readonly ClaimedName[];
  /** The address plan, for `strata cidr`. */
  readonly addresses?: (context: CheckContext) => AddressPlan;
  /** Key of the kind after whose entries the subnets of the address plan are called, `<entry>-<zone letter>`. */
  readonly subnetsOf?: string;
}

/** A kind of resource in a layer's settings, as far as references and explanations need it. */
export interface KindDefinition {
  /** Key in the layer's settings, for example `tiers`. */
  readonly key: string;
  /** What one entry is called, for example `tier`. */
  readonly title: string;
  /** Whether the key holds a map of named entries, which references may name. @default true */
  readonly isEntries?: boolean;
  /** What references may need of an entry, by the name under which they need it. */
  readonly can?: Readonly<Record<string, Capability>>;
  /** Names that things get where the setting that would name them is absent. */
  readonly names?: (context: CheckContext) => readonly DefaultName[];
  /** Names that the ledger records, since AWS cannot give another one to what exists. */
  readonly heldNames?: (context: CheckContext) => readonly HeldName[];
  /** Set where something is lost with an entry, so that none goes without a word. */
  readonly kept?: Kept;
  /** What `strata config kinds` says of it. */
  readonly summary?: KindSummary;
}

/** Why an entry that exists cannot just be taken out of the settings. */
export type Kept = Pick<ChangeRule, "since" | "way" | "source">;

/** A name that something has in AWS, by default or by a setting, and that cannot be changed. */
export interface HeldName {
  /** Path inside the layer's settings: of the setting, or of the entry and what the code calls the name. */
  readonly path: readonly string[];
  readonly name: string;
  readonly change: Change;
}

/** A kind in words, for those who write settings. */
export interface KindSummary {
  /** What it is, in a phrase. */
  readonly description: string;
  /** Its keys in the layer's settings. */
  readonly settings: readonly string[];
  /** Outputs as `$output` names them after the layer and, of an entry, its name: `vpcId`, or the fields of an entry. */
  readonly outputs: readonly string[];
  /** Names in AWS: what bears each, its default as a template, and the setting that replaces it. */
  readonly names: readonly SummarizedName[];
}

/** A name in AWS, in words. */
export interface SummarizedName {
  /** What the code calls it. */
  readonly key: string;
  readonly of: string;
  readonly default: string;
  readonly setting?: string;
  /** Set where what bears it cannot get another one. */
  readonly fixed?: ChangeRule;
}

/** Something that an entry can do or not, depending on its settings. */
export interface Capability {
  /** Ends "a key …", for example `with logs among its users`. */
  readonly expected: string;
  /** Whether the entry can do it, from its settings and those of its layer. */
  readonly holds: (entry: never, layer: never) => boolean;
  /** What the entry is instead; ends `"platform", …`, for example `whose users are none`. */
  readonly got: (entry: never, layer: never) => string;
  /** How somebody grants it; `{path}` is the path of the entry: `add logs to {path}.users`. */
  readonly grant?: string;
}

/** The name that something gets where its setting is absent. */
export interface DefaultName {
  /** Path of the setting inside the layer's settings. */
  readonly path: readonly (string | number)[];
  /** The name, spelled out. */
  readonly name: string;
}

/** What a layer's check may look at. */
export interface CheckContext {
  readonly environment: Environment;
  /**
   * The validated settings of a layer of the same environment, or undefined where the environment does not
   * list it or its settings do not fit their schema.
   */
  settings(layer: string): unknown;
}

/** One fault in settings, at a path inside the layer's settings. */
export interface SettingsProblem {
  /** Path inside the layer's settings, for example `["tiers", "private", "bits"]`. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly got: string;
  /** What to do about it, where `expected` does not already say so. */
  readonly mend?: string;
}

/** A name that AWS or the state bucket accepts only once in its scope. */
export interface ClaimedName {
  /** `region`: once per account and region. `account`: once per account. `world`: once among all AWS accounts. */
  readonly scope: "region" | "account" | "world";
  /** The region of a name whose scope is `region`. @default that of the environment */
  readonly region?: string;
  /** What bears the name, for example `S3 bucket`. Names of different kinds do not meet. */
  readonly kind: string;
  readonly name: string;
  /** Set of what there is room for once, whatever its name: what would be right. @default a name of its own */
  readonly sole?: string;
  /** Path inside the layer's settings of the entry that claims it. */
  readonly path: readonly (string | number)[];
}

/** What there is room for once, so that a second one is refused whatever its name. */
export interface Sole {
  /** Where there is room for one, as of {@link ClaimedName.scope}. */
  readonly scope: "region" | "account";
  /** What would be right, and why: `the only one of its account and region, since …`. */
  readonly expected: string;
}

/** The addresses of one environment's VPC, in address order. */
export interface AddressPlan {
  /** CIDR of the VPC. */
  readonly vpc: string;
  readonly blocks: readonly AddressBlock[];
}

/** A range of the VPC. */
export interface AddressBlock {
  /** CIDR of the range. */
  readonly cidr: string;
  readonly use: "subnet" | "reserved" | "free";
  /** Tier and zone name of a subnet; the reason of a reserved range; empty for a free one. */
  readonly tier: string;
  /** Zone name such as `eu-west-1a`; only subnets have one. */
  readonly zone?: string;
  /** Name of a subnet, `<tier>-<zone letter>`, whose place the planner, not a setting, has chosen. */
  readonly plannedAs?: string;
  /** Addresses that AWS leaves to us: five fewer than the block has, in a subnet. */
  readonly usable: number;
}
