import { shieldProtection } from "@strata/aws";
import { build } from "../builder";
import { buildDistributions } from "../distributions/build";
import { shieldAdvanced } from "./kind";

/** Protects each distribution, where the setting is on. */
export const buildShieldAdvanced = build(shieldAdvanced, ({ settings, made }) => {
  if (!settings.shieldAdvanced) return;
  for (const { construct, name, arn } of Object.values(made(buildDistributions))) {
    shieldProtection(construct, "shield", { name, resourceArn: arn });
  }
});
