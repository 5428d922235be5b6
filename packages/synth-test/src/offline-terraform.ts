import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { type PlannedChange, plannedChanges } from "./planned-changes";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform?: {
    readonly backend?: unknown;
    readonly required_providers?: Readonly<Record<string, { readonly source: string }>>;
  };
  readonly provider?: { readonly aws?: readonly { readonly alias?: string }[] };
  readonly variable?: Readonly<Record<string, { readonly "//"?: { readonly example?: unknown } }>>;
}

/** What `terraform version -json` says of the providers that `init` chose. */
interface Chosen {
  /** Versions by address. */
  readonly provider_selections: Readonly<Record<string, string>>;
  /** For example `linux_amd64`. */
  readonly platform: string;
}

/**
 * Real Terraform with the real AWS provider, with no network and no account: it proves that both accept every block,
 * type and reference of a unit. It does not prove that AWS accepts a value.
 *
 * `terraform init` chooses the providers from a mirror and verifies them, once for each set of constraints. All units
 * with these constraints then run on the executables that it chose, by `dev_overrides`: else each command would hash
 * the 700 MB of the AWS provider again, which takes as long as the plan itself.
 */
export class OfflineTerraform {
  /** Paths of CLI configurations, by the required providers for which they were made. */
  private readonly configurations = new Map<string, Promise<string>>();

  /**
   * @param mirror folder of provider releases, see findProviderMirror
   * @param folder where it works; the caller takes it away, once all plans are made
   */
  constructor(
    private readonly mirror: string,
    private readonly folder: string,
  ) {}

  /**
   * Runs `validate` and `plan` on a copy of a unit, with fake keys. The copy has no backend, since the S3 backend would
   * call AWS; upstream layers and look-ups are given by the examples that stand beside each variable.
   * @returns what an apply would do
   * @throws {Error} with what Terraform said, when it refuses the unit
   */
  async plan(json: unknown): Promise<readonly PlannedChange[]> {
    const { terraform = {}, ...declared } = json as Declared;
    const { backend: _, ...settings } = terraform;
    const configuration = await this.configuration(settings.required_providers ?? {});
    const unit = mkdtempSync(join(this.folder, "unit-"));
    writeJson(unit, "cdk.tf.json", { ...declared, terraform: settings });
    writeJson(unit, "override.tf.json", { provider: { aws: withoutAccount(declared) } });
    writeJson(unit, "examples.auto.tfvars.json", examples(declared));
    await terraformIn(unit, configuration, ["validate"]);
    return plannedChanges(await terraformIn(unit, configuration, ["plan", "-input=false", "-json"]));
  }

  private configuration(required: Required): Promise<string> {
    const key = JSON.stringify(required);
    const made = this.configurations.get(key) ?? this.install(required);
    this.configurations.set(key, made);
    return made;
  }

  /** Has Terraform choose the providers. @returns path of a CLI configuration that names their executables */
  private async install(required: Required): Promise<string> {
    const folder = mkdtempSync(join(this.folder, "providers-"));
    const fromMirror = join(folder, "mirror.rc");
    const mirrored = `filesystem_mirror {\n    path = ${JSON.stringify(this.mirror)}\n  }`;
    writeFileSync(fromMirror, `provider_installation {\n  ${mirrored}\n}\n`);
    writeJson(folder, "required.tf.json", { terraform: { required_providers: required } });
    await terraformIn(folder, fromMirror, ["init", "-input=false"]);
    const { provider_selections: versions, platform } = JSON.parse(
      await terraformIn(folder, fromMirror, ["version", "-json"]),
    ) as Chosen;
    const overrides = Object.entries(versions).map(([address, version]) => {
      const release = join(folder, ".terraform", "providers", address, version, platform);
      return `${JSON.stringify(address)} = ${JSON.stringify(realpathSync(release))}`;
    });
    const chosen = join(folder, "chosen.rc");
    writeFileSync(
      chosen,
      `provider_installation {\n  dev_overrides {\n    ${overrides.join("\n    ")}\n  }\n  ${mirrored}\n}\n`,
    );
    return chosen;
  }
}

type Required = NonNullable<NonNullable<Declared["terraform"]>["required_providers"]>;

async function terraformIn(cwd: string, configuration: string, args: readonly string[]): Promise<string> {
  const env = {
    TF_CLI_CONFIG_FILE: configuration,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    NO_COLOR: "1",
  };
  const { exitCode, stdout, all } = await execa("terraform", args, { cwd, env, reject: false, all: true });
  if (exitCode !== 0) throw new Error(`terraform ${args[0]}: ${all}`);
  return stdout;
}

function withoutAccount({ provider }: Declared): readonly object[] {
  return (provider?.aws ?? []).map(({ alias }) => ({
    ...(alias === undefined ? {} : { alias }),
    access_key: "offline",
    secret_key: "offline",
    allowed_account_ids: null,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    skip_requesting_account_id: true,
  }));
}

function examples({ variable = {} }: Declared): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variable).map(([name, declared]) => [name, declared["//"]?.example]),
  );
}

function writeJson(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
