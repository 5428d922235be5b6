import { defineSingle } from "@strata/kind";
import { shieldAdvancedSettings } from "./settings";

/** Protections of Shield Advanced, one for each distribution. */
export const shieldAdvanced = defineSingle({
  key: "shieldAdvanced",
  title: "Shield Advanced",
  description: "Shield Advanced for the distributions",
  settings: shieldAdvancedSettings,
});
