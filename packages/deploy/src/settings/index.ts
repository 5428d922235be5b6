export type { ChangedSetting } from "./changed-settings";
export type { Touch } from "./touch";
export {
  settingsBehind,
  type TouchedOptions,
  type TouchedSetting,
  touchedSettings,
} from "./touched-settings";
