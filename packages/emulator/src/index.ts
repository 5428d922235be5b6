export {
  ALLOW_LIST,
  type Allowance,
  type AllowList,
  allowLists,
  holdsFor,
  nameOf,
  readAllowLists,
} from "./allow-list";
export { type ApplyError, type ApplyLog, readApplyLog, withoutKey } from "./apply-log";
export {
  type Difference,
  describeDifference,
  describeUnnecessary,
  differencesOf,
  type ShownPlan,
  seenDrift,
} from "./differences";
export { emulatorEnvironment } from "./emulator-environment";
export { EmulatorError } from "./emulator-error";
export { createExisting, type Existing, existingOf, signature } from "./existing";
export {
  type Affected,
  addressesOf,
  ignoreDrift,
  leaveOut,
  matching,
  putBack,
  type Reduced,
  type UnitTemplate,
} from "./leave-out";
export {
  type EmulatorInstallation,
  type PrepareEmulatorOptions,
  prepareEmulator,
} from "./prepare-emulator";
export { type Emulator, type StartEmulatorOptions, startEmulator } from "./start-emulator";
