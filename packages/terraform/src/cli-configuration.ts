/** Where Terraform takes providers from. */
export interface ProviderInstallation {
  /** Folder of releases, see {@link findProviderMirror}. @default their registries */
  readonly mirror?: string;
  /** Folders that hold the executable of a provider, by its address: used as they are, not verified. @default none */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** The text of a CLI configuration, which TF_CLI_CONFIG_FILE names. Source: Terraform, "CLI Configuration File". */
export function cliConfiguration({ mirror, overrides = {} }: ProviderInstallation): string {
  const folders = Object.entries(overrides).map(
    ([address, folder]) => `    ${JSON.stringify(address)} = ${JSON.stringify(folder)}\n`,
  );
  const methods = [
    ...(folders.length === 0 ? [] : [`  dev_overrides {\n${folders.join("")}  }\n`]),
    mirror === undefined
      ? "  direct {}\n"
      : `  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n`,
  ];
  return `provider_installation {\n${methods.join("")}}\n`;
}
