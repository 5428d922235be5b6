export {
  type Change,
  type ChangeRule,
  changesOf,
  fixed,
  inOrder,
  laterVersion,
  oneMinorUp,
  onlyDown,
  onlyUp,
} from "./changes/change";
export { accepting, goingAhead } from "./changes/change-faults";
export { type DeclaredChange, declaredChanges, type HeldValue } from "./changes/change-walk";
export {
  type ChangedValue,
  changedValues,
  type GoneEntry,
  goneEntries,
  type MovedSubnet,
  movedSubnets,
} from "./changes/differences";
export { formerEnvironment } from "./changes/former-settings";
export { type Held, heldOf, placedSubnets } from "./changes/held-values";
export { movementTitle } from "./changes/movement";
export { type Rename, reversed } from "./changes/rename";
export { checkContext } from "./environment/check-context";
export { checkValues } from "./environment/check-values";
export type { Environment, Exception, Posture, StateLocation } from "./environment/environment";
export { listEnvironments } from "./environment/list-environments";
export { type LoadOptions, type LoadResult, loadEnvironments } from "./environment/load-environments";
export type { LoadedEnvironment } from "./environment/loaded-environment";
export type {
  AddressBlock,
  AddressPlan,
  Capability,
  CheckContext,
  ClaimedName,
  DefaultName,
  HeldName,
  Kept,
  KindDefinition,
  KindSummary,
  LayerDefinition,
  SettingsProblem,
  Sole,
} from "./layer-definition";
export {
  type Ledger,
  type LedgerEnvironment,
  type LedgerUnit,
  ledgerWith,
  readLedger,
  recordedAt,
  s3Url,
} from "./ledger/ledger";
export { goneEnvironments } from "./ledger/ledger-check";
export { recordOf, withNew, withoutLayer, withoutPaths, withoutSubnets } from "./ledger/record";
export { withRenames } from "./ledger/renamed-record";
export { renderLedger } from "./ledger/render";
export type { Origins, SetValue } from "./merge/origins";
export { RECORD_FILES, type RecordFile, recordFiles } from "./merge/record-files";
export { type Selectable, type Selection, selected } from "./merge/selection";
export { JSON_KEY } from "./references/marked-maps";
export { type ReferenceEdge, referenceEdges } from "./references/reference-edges";
export {
  type DeclaredReference,
  declaredReferences,
  type ReferenceUse,
  referencesIn,
} from "./references/reference-walk";
export { type Need, type Reference, type ReferenceOptions, refersTo } from "./references/refers-to";
export { type DescribedChange, describedChanges } from "./report/changes";
export { type DiffRow, diff, renderDiff } from "./report/diff";
export {
  type ExplainedEdge,
  type ExplainedSetting,
  type ExplainResult,
  type Explanation,
  explain,
  renderExplanation,
} from "./report/explain";
export { type DescribedKind, type DescribedReference, describedKinds, renderKind } from "./report/kinds";
export { formatProblem, type Problem, sortProblems } from "./report/problem";
export { renderSettings } from "./report/show";
export { AWS_REGION_NAMES, AWS_REGIONS, type AwsRegion } from "./schema/aws-regions";
export { type CheckedFile, readCheckedFile } from "./schema/checked-file";
export { ENVIRONMENT_FIELD_NAMES as environmentFieldNames } from "./schema/environment-schema";
export { jsonSchemas } from "./schema/json-schema";
export { formatOrigin, type Origin } from "./yaml/origin";
export type { SettingPath } from "./yaml/setting-path";
export { valueText } from "./yaml/value-text";
