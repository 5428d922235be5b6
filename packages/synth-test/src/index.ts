import { registerMatchers } from "./matchers";

export { addresses, type SubnetAddresses } from "./addresses";
export { type ClaimMeta, type ClaimOptions, claim, type EnvironmentOfClaim } from "./claim";
export type { Partial } from "./differences";
export type { Subject } from "./examination";
export { type SettingsOverride, synth } from "./synth";
export { Template, type TemplateOptions, type Where } from "./template";

registerMatchers();

export { OfflineTerraform } from "./offline-terraform";
