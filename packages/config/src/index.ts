export { AWS_REGION_NAMES, AWS_REGIONS, type AwsRegion } from "./aws-regions";
export { checkContext } from "./check-context";
export { type DiffRow, diff, renderDiff } from "./diff";
export type { Environment, Exception, Posture, StateLocation } from "./environment";
export { type ExplainResult, type Explanation, explain, renderExplanation } from "./explain";
export { jsonSchemas } from "./json-schema";
export type {
  AddressBlock,
  AddressPlan,
  CheckContext,
  ClaimedName,
  ContractEntries,
  ContractField,
  ContractShape,
  LayerDefinition,
  SettingsProblem,
} from "./layer-definition";
export {
  checkLedger,
  type Ledger,
  type LedgerEnvironment,
  type LedgerUnit,
  readLedger,
  renderLedger,
  type SubnetsByEnvironment,
} from "./ledger";
export { type LoadOptions, type LoadResult, loadEnvironments } from "./load-environments";
export type { LoadedEnvironment } from "./loaded-environment";
export { formatOrigin, type Origin } from "./origin";
export type { Origins, SetValue } from "./origins";
export { formatProblem, type Problem, sortProblems } from "./problem";
export type { SettingPath } from "./setting-path";
