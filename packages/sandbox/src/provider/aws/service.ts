import type { TypeFacts } from "../facts/type-facts";
import type { Fields, Value } from "../protocol/value";
import type { DataSource } from "../simulation";
import type { Recipes } from "../values/recipe";

/** What the simulated AWS knows of a service: one file in `services/`. Codes and texts are those of the services' APIs. */
export interface Service {
  /** What others refer to, by a name that `refersTo` uses, and the answer where it does not exist. @default nothing */
  readonly named?: Readonly<Record<string, Named>>;
  /** The resource types, with the prefix `aws_`. */
  readonly types: Readonly<Record<string, AwsType>>;
  /** Data sources that do not only read what exists: what AWS publishes, what was there before. @default none */
  readonly dataSources?: Readonly<Record<string, DataSource>>;
}

/** What the simulated AWS knows of a resource type. Paths are dotted, list positions left out. */
export interface AwsType {
  /** Values that only AWS knows. @default {} */
  readonly values?: Recipes;
  /** What the real provider did not answer, from its argument reference. @default only the recorded facts */
  readonly facts?: TypeFacts;
  /** What must exist: a name of `Service.named` by the path of the attribute that names it. Checked in this order. */
  readonly refersTo?: Readonly<Record<string, string>>;
  /** What cannot be deleted while this uses it: a type, by the path of the attribute that names it. */
  readonly uses?: Readonly<Record<string, string>>;
  /** The answer to a delete while something uses it. */
  readonly inUse?: InUse;
  /** The name that may exist only once. */
  readonly unique?: Unique;
  /** The switch that prevents a delete. */
  readonly protection?: Protection;
  /** Whether a delete needs the name of a last snapshot, or `skip_final_snapshot`. @default false */
  readonly finalSnapshot?: boolean;
  /** What AWS keeps of it once it is deleted. @default nothing */
  readonly keeps?: Keeps;
  /**
   * What `terraform import` takes, with attributes in braces: `{role}/{policy_arn}`. Source: the section "Import" of the
   * type's documentation. @default "{id}"
   */
  readonly importId?: string;
  /** Attributes that every change renews, from the provider's `CustomizeDiff`. @default none */
  readonly renewed?: readonly string[];
}

/** Something that others refer to. */
export interface Named {
  /** `type.path` of the attributes that have its name, for example `aws_subnet.id`. */
  readonly at: readonly string[];
  readonly code: string;
  readonly message: (name: string) => string;
  /** Names that AWS provides or that belong to somebody else: the sandbox cannot know them. */
  readonly except?: RegExp;
  /** Where AWS looks for the name. @default "region", that of who asks */
  readonly scope?: "region" | "account";
}

/** The answer to a delete of something in use. */
export interface InUse {
  /** Attribute by which others name it. */
  readonly name: string;
  readonly code: string;
  readonly message: (name: string) => string;
  /** Attribute that, when true, allows a delete with everything that is in it. */
  readonly unless?: string;
}

/** A name that may exist only once. */
export interface Unique {
  /** The attributes that make up the name. */
  readonly name: readonly string[];
  /** An attribute as the service reads it, where other values mean the same. @default as it is */
  readonly read?: (attribute: string, state: Fields) => Value | undefined;
  readonly code: string;
  readonly message: (name: string) => string;
  /** Where the name must be the only one. @default where the type lives: the region, or the account of a global one */
  readonly scope?: "everywhere";
}

/** What AWS keeps of something that is deleted, under a name that is taken from then on. */
export interface Keeps {
  /** What it is, as the sandbox lists it; the same of all that share their names. */
  readonly as: string;
  /** The attribute that names it. */
  readonly name: string;
  /** Whether it is kept at all. */
  readonly when: (state: Fields) => boolean;
  /** What AWS refuses while one of that name is kept: to make another resource, or to delete one that would keep it. */
  readonly refuses: "create" | "delete";
  readonly code: string;
  readonly message: (name: string) => string;
}

/** A switch that prevents a delete, and the answer while it is on. */
export interface Protection {
  readonly attribute: string;
  readonly on: Value;
  readonly code: string;
  readonly message: string;
}
