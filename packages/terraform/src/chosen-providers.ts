import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cliConfiguration } from "./cli-configuration";
import type { RequiredProviders } from "./required-providers";
import { Terraform, WITHOUT_COLLECTION } from "./terraform";

/** What `terraform version -json` says of the providers that `init` chose. */
interface Chosen {
  /** Versions by address. */
  readonly provider_selections: Readonly<Record<string, string>>;
  /** For example `linux_amd64`. */
  readonly platform: string;
}

/**
 * Releases of a mirror that `terraform init` chose for constraints and verified. Later commands run their executables
 * by `dev_overrides`: otherwise each would hash the 700 MB of the AWS provider again, which takes as long as a plan.
 */
export class ChosenProviders {
  /** By the constraints for which they were chosen. */
  private readonly chosen = new Map<string, Promise<Terraform>>();

  /**
   * @param mirror folder of provider releases, see findProviderMirror
   * @param folder where it keeps what it needs; the caller removes it
   */
  constructor(
    private readonly mirror: string,
    private readonly folder: string,
  ) {}

  /**
   * Terraform with providers that meet these constraints, which `init` chooses once.
   * @throws {TerraformError} with what Terraform said, when the mirror has no release that meets them
   */
  terraform(required: RequiredProviders): Promise<Terraform> {
    const key = JSON.stringify(required);
    const chosen = this.chosen.get(key) ?? this.choose(required);
    this.chosen.set(key, chosen);
    return chosen;
  }

  private async choose(required: RequiredProviders): Promise<Terraform> {
    const { mirror } = this;
    const folder = mkdtempSync(join(this.folder, "providers-"));
    const configured = (name: string, text: string): Terraform => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return new Terraform({
        inherit: "essential",
        environment: { TF_CLI_CONFIG_FILE: path, ...WITHOUT_COLLECTION },
      });
    };
    const terraform = configured("mirror.rc", cliConfiguration({ mirror }));
    const unit = { terraform: { required_providers: required } };
    writeFileSync(join(folder, "required.tf.json"), JSON.stringify(unit));
    await terraform.succeed(folder, "init", "-input=false");
    const { provider_selections: versions, platform } = JSON.parse(
      await terraform.succeed(folder, "version", "-json"),
    ) as Chosen;
    const overrides = Object.entries(versions).map(([address, version]) => {
      const release = join(folder, ".terraform", "providers", address, version, platform);
      return [address, realpathSync(release)];
    });
    return configured("chosen.rc", cliConfiguration({ mirror, overrides: Object.fromEntries(overrides) }));
  }
}
