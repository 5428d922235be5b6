import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTerraform } from "./run-terraform";

/** The `required_providers` of a unit. */
export type RequiredProviders = Readonly<
  Record<string, { readonly source: string; readonly version?: string }>
>;

/** What `terraform version -json` says of the providers that `init` chose. */
interface Chosen {
  /** Versions by address. */
  readonly provider_selections: Readonly<Record<string, string>>;
  /** For example `linux_amd64`. */
  readonly platform: string;
}

/**
 * Releases of a mirror that `terraform init` chose for constraints and verified. Later commands run on their
 * executables by `dev_overrides`: else each would hash the 700 MB of the AWS provider again, which takes as long as a
 * plan does.
 */
export class ChosenProviders {
  /** Paths of CLI configurations, by the constraints for which they were made. */
  private readonly configurations = new Map<string, Promise<string>>();

  /**
   * @param mirror folder of provider releases, see findProviderMirror
   * @param folder where it keeps what it needs; the caller takes it away afterwards
   */
  constructor(
    private readonly mirror: string,
    private readonly folder: string,
  ) {}

  /**
   * The path of a CLI configuration for units with these constraints; it is made once.
   * @throws {Error} with what Terraform said, when the mirror has no release that meets them
   */
  configuration(required: RequiredProviders): Promise<string> {
    const key = JSON.stringify(required);
    const made = this.configurations.get(key) ?? this.choose(required);
    this.configurations.set(key, made);
    return made;
  }

  private async choose(required: RequiredProviders): Promise<string> {
    const folder = mkdtempSync(join(this.folder, "providers-"));
    const mirror = `filesystem_mirror {\n    path = ${JSON.stringify(this.mirror)}\n  }`;
    const mirrored = configurationFile(folder, "mirror.rc", [mirror]);
    writeFileSync(
      join(folder, "required.tf.json"),
      JSON.stringify({ terraform: { required_providers: required } }),
    );
    await runTerraform(folder, mirrored, "init", "-input=false");
    const { provider_selections: versions, platform } = JSON.parse(
      await runTerraform(folder, mirrored, "version", "-json"),
    ) as Chosen;
    const overrides = Object.entries(versions).map(([address, version]) => {
      const release = join(folder, ".terraform", "providers", address, version, platform);
      return `    ${JSON.stringify(address)} = ${JSON.stringify(realpathSync(release))}\n`;
    });
    return configurationFile(folder, "chosen.rc", [`dev_overrides {\n${overrides.join("")}  }`, mirror]);
  }
}

function configurationFile(folder: string, name: string, installation: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `provider_installation {\n  ${installation.join("\n  ")}\n}\n`);
  return path;
}
