import { own } from "@strata/values";
import type { Allowance, GrantedKey, Grants, Use } from "./declaration";

/** A statement of an IAM policy, in IAM's own terms. */
export interface GrantStatement {
  readonly Effect: "Allow";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Where the outputs are that statements name. Each is read only where something is granted. */
export interface GrantSource {
  /** Region of the role: a service uses keys of its own region. */
  readonly region: string;
  /** An output of an entry of the kind. */
  readonly ofEntry: (name: string, field: string) => string;
  /** An output of the kind's layer. */
  readonly ofLayer: (output: string) => string;
}

/**
 * What settings grant of the entries of one kind.
 * @param granted names of entries, or the use of each entry by its name, as the settings of the kind's grants have them
 */
export function grantStatements(
  grants: Grants,
  granted: readonly string[] | Readonly<Record<string, string>>,
  source: GrantSource,
): readonly GrantStatement[] {
  if ("use" in grants) {
    const names = granted as readonly string[];
    return names.length === 0 ? [] : statementsOf(grants.use, names, grants.key, source);
  }
  return Object.entries(granted as Readonly<Record<string, string>>).flatMap(([name, chosen]) => {
    const use = own(grants.uses, chosen);
    return use === undefined ? [] : statementsOf(use, name, grants.key, source);
  });
}

/**
 * Use of a key through a service alone: a key encrypts what belongs to others too, and the service uses it only for what
 * may be read there. Source: AWS KMS, "kms:ViaService".
 */
export function useOfKey(
  actions: readonly string[],
  arns: readonly string[],
  service: string,
  region: string,
): GrantStatement {
  return {
    Effect: "Allow",
    Action: oneOrMany(actions),
    Resource: oneOrMany(arns),
    Condition: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` } },
  };
}

/** The statements of one use, of one entry or of several together. */
function statementsOf(
  { allow, keyActions = [] }: Use,
  entries: string | readonly string[],
  key: GrantedKey | undefined,
  source: GrantSource,
): readonly GrantStatement[] {
  const names = typeof entries === "string" ? [entries] : entries;
  const allowed = allow.map(
    ({ actions, on }): GrantStatement => ({
      Effect: "Allow",
      Action: actions,
      Resource:
        typeof entries === "string" && typeof on === "string"
          ? filled(on, entries, source)
          : names.flatMap((name) => textsOf(on).map((text) => filled(text, name, source))),
    }),
  );
  return key === undefined || keyActions.length === 0
    ? allowed
    : [...allowed, useOfKey(keyActions, keyArns(key, names, source), key.service, source.region)];
}

function keyArns(key: GrantedKey, names: readonly string[], source: GrantSource): readonly string[] {
  return "layerOutput" in key
    ? [source.ofLayer(key.layerOutput)]
    : [...new Set(names.map((name) => source.ofEntry(name, key.field)))];
}

function textsOf(on: Allowance["on"]): readonly string[] {
  return typeof on === "string" ? [on] : on;
}

function filled(text: string, name: string, { ofEntry }: GrantSource): string {
  return text.replace(/^\{(\w+)\}/, (_, field: string) => ofEntry(name, field));
}

function oneOrMany(texts: readonly string[]): string | readonly string[] {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}
