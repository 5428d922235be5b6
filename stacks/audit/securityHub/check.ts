import type { SettingsProblem } from "@strata/config";

interface Settings {
  readonly securityHub?: unknown;
}

/**
 * Most controls are rules of AWS Config, which find nothing where nothing is recorded. Paths are inside the layer.
 * Source: Security Hub user guide, "Enabling and configuring AWS Config".
 */
export function securityHubProblems({ securityHub }: Settings, layer: unknown): readonly SettingsProblem[] {
  const { recorders } = layer as { readonly recorders: object };
  if (securityHub === undefined || Object.keys(recorders).length > 0) return [];
  return [
    {
      path: ["securityHub"],
      expected: "a recorder beside it, since controls judge what AWS Config records",
      got: "none",
      mend: "add one such as recorders: { region: {} }",
    },
  ];
}
