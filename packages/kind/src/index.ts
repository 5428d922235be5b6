export {
  type ChangeRule,
  fixed,
  inOrder,
  type Kept,
  laterVersion,
  type Need,
  oneMinorUp,
  onlyDown,
  onlyUp,
  type Reference,
  type ReferenceOptions,
  refersTo,
} from "@strata/config";
export { spellName } from "@strata/config/names/name-pattern";
export type {
  Allowance,
  GrantByName,
  GrantByUse,
  GrantedKey,
  Grants,
  OutputText,
  Use,
} from "./grants/declaration";
export {
  type GrantShape,
  grantPolicies,
  grantSettings,
  type LayerGrantSource,
  policyName,
} from "./grants/layer-grants";
export { type GrantStatement, useOfKey } from "./grants/statements";
export {
  defineKind,
  defineSingle,
  type EntriesDeclaration,
  type EntryContext,
  entriesAt,
  type Kind,
  type KindContext,
  type SingleContext,
  type SingleDeclaration,
  type SnakeCase,
} from "./kind";
export {
  defineLayer,
  type InputOf,
  type Layer,
  type LayerDeclaration,
  type OutputsOf,
  type SettingsOf,
  type ShapeOf,
} from "./layer";
export {
  type NamedEntry,
  type NameTemplate,
  type NameTemplates,
  type SpelledNames,
  spellNames,
} from "./names";
