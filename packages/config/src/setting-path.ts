/** Path of a setting from the top of `environment.yaml`, for example `["network", "cidr"]`. */
export type SettingPath = readonly (string | number)[];
