import type { Need } from "@strata/config";

/**
 * What a role may be granted of the entries of a kind. Declared by the kind that is granted, as data: the settings that
 * grant, their references, the policy statements and the policy's name follow from it.
 * @typeParam Field outputs of an entry, by name
 */
export type Grants<Field extends string = string> = GrantByName<Field> | GrantByUse<Field>;

/** Settings list the entries, each granted for the same use: `secrets: [mail, stock]`. */
export interface GrantByName<Field extends string = string> extends Granted<Field> {
  readonly use: Use<Field>;
}

/** Settings say for each entry how it may be used: `buckets: { assets: read }`. */
export interface GrantByUse<Field extends string = string> extends Granted<Field> {
  readonly uses: Readonly<Record<string, Use<Field> & { readonly description: string }>>;
}

interface Granted<Field extends string> {
  /** What settings grant, for editors, for example `Secrets of the data layer that it may read`. */
  readonly description: string;
  /** What an entry must be able to do before it can be granted. @default nothing */
  readonly needs?: readonly Need[];
  /** The KMS key that encrypts the entries. @default none: no use of a key is granted */
  readonly key?: GrantedKey<Field>;
}

/** What one use of an entry takes. Whoever declares it says where AWS documents it. */
export interface Use<Field extends string = string> {
  readonly allow: readonly Allowance<Field>[];
  /** Actions on the key, which the service alone may request on behalf of the role. @default none */
  readonly keyActions?: readonly string[];
}

/** Actions, and what they are allowed on. */
export interface Allowance<Field extends string = string> {
  /** As a policy statement has them. */
  readonly actions: string | readonly string[];
  /** ARNs: an output of the entry in braces, and what follows it, for example `{arn}/*`. */
  readonly on: OutputText<Field> | readonly OutputText<Field>[];
}

/** A text that starts with an output of the entry, for example `{arn}` or `{arn}/*`. */
export type OutputText<Field extends string = string> = `{${Field}}${string}`;

/** A KMS key, as an output of the entry, or as one of the layer where it encrypts all entries. */
export type GrantedKey<Field extends string = string> = KeyService &
  ({ readonly field: Field } | { readonly layerOutput: string });

interface KeyService {
  /** The service that uses the key for those who may use the entries, for example `s3`. */
  readonly service: string;
}
