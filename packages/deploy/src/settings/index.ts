export type { ChangedSetting } from "./changed-settings";
export type { Touch } from "./touch";
// The document says what it takes of a setting: its TouchedSetting is a part of ours.
export { settingsBehind, type TouchedOptions, touchedSettings } from "./touched-settings";
