import { z } from "zod";

/** Protection against denial of service, for what the internet reaches. */
export const shieldAdvancedSettings = {
  shieldAdvanced: z
    .boolean()
    .default(false)
    .describe("Protects distributions with Shield Advanced; the account must have its paid subscription"),
};
