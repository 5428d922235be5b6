import type { ValuePath } from "@strata/values";

/** Path of a setting from the top of `environment.yaml`, for example `["network", "cidr"]`. */
export type SettingPath = ValuePath;
