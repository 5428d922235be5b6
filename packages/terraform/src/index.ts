export { ChosenProviders } from "./chosen-providers";
export { cliConfiguration, type ProviderInstallation } from "./cli-configuration";
export { eventIn, type PlannedChange, type Progress, type TerraformEvent } from "./events";
export {
  type FoundTerraform,
  findTerraform,
  missingText,
  requireTerraform,
  terraformVariables,
} from "./find";
export { installTerraform } from "./install";
export { type LockRequest, lockProviders } from "./lock-providers";
export { processRuns } from "./process-runs";
export { findProviderMirror, missingProviders } from "./provider-mirror";
export type { RequiredProviders } from "./required-providers";
export {
  type RunningTerraform,
  Terraform,
  type TerraformOptions,
  type TerraformRun,
  WITHOUT_COLLECTION,
} from "./terraform";
export { TerraformError, type TerraformFault } from "./terraform-error";
export { ORDERLY_TERRAFORM, TerraformRuns } from "./terraform-runs";
export { PINNED } from "./versions";
export {
  type ApplyOptions,
  type Plan,
  type PlanOptions,
  type StoredState,
  WorkingDirectory,
} from "./working-directory";
