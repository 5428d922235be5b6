export { type Need, type Reference, type ReferenceOptions, refersTo } from "@strata/config";
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
