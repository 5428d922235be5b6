import { refersTo } from "@strata/kind";
import { KEYS } from "@strata/kind/vocabulary";

/** The key of all secrets. */
export const secretsKeySettings = {
  secretsKey: refersTo(KEYS)
    .default("data")
    .describe("Key for all secrets: a name in keys, here or in the network layer"),
};
