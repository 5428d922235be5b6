export type { Drift, DriftRequest } from "./drift";
export { findSandbox, type Sandbox } from "./find-sandbox";
export {
  type OwnSandbox,
  openSandbox,
  type SandboxOptions,
} from "./open-sandbox";
export type { ResourceName, SandboxOperations, SandboxStatus, StateSummary } from "./operations";
export { type Orphan, type Repair, repairCommand } from "./orphans";
export { resetSandbox } from "./reset-sandbox";
export type { KnownAs, SandboxResource } from "./resources";
export { runCommand } from "./run-command";
export { SandboxError } from "./sandbox-error";
export { serveUntilSignal } from "./serve-until-signal";
export type { StateLock } from "./state-objects";
export type { Fault, FaultRule, Faults } from "./state-server/fault";
