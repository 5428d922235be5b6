/** Names in a sandbox's folder. */
export const FOLDER = {
  states: "states",
  cloud: "cloud.json",
  cache: "cache",
  terraformConfig: "terraform.rc",
} as const;
