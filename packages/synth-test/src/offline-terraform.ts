import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ChosenProviders,
  type PlannedChange,
  type RequiredProviders,
  WorkingDirectory,
} from "@strata/terraform";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform?: { readonly backend?: unknown; readonly required_providers?: RequiredProviders };
  readonly provider?: { readonly aws?: readonly { readonly alias?: string }[] };
  readonly variable?: Readonly<Record<string, { readonly "//"?: { readonly example?: unknown } }>>;
}

/** A plan that was made offline. */
export interface OfflinePlan {
  /** What an apply would do. */
  readonly changes: readonly PlannedChange[];
  /** The plan as JSON, as `terraform show -json` prints it. */
  show(): Promise<unknown>;
}

const PLAN_FILE = "planned";

/**
 * Real Terraform with the real AWS provider, with no network and no account: it proves that both accept every block,
 * type and reference of a unit. It does not prove that AWS accepts a value.
 */
export class OfflineTerraform {
  private readonly providers: ChosenProviders;

  /**
   * @param mirror folder of provider releases, see findProviderMirror
   * @param folder where it works; the caller removes it
   */
  constructor(
    mirror: string,
    private readonly folder: string,
  ) {
    this.providers = new ChosenProviders(mirror, folder);
  }

  /**
   * Runs `validate` and `plan` on a copy of a unit, with fake keys. The copy has no backend, since the S3 backend would
   * call AWS; upstream layers and look-ups are given by the examples that stand beside each variable. What is given so
   * is not planned, so `validate` is all that reads these blocks.
   * @throws {Error} with what Terraform said, when it refuses the unit
   */
  async plan(json: unknown): Promise<OfflinePlan> {
    const { terraform: { backend: _, ...settings } = {}, ...declared } = json as Declared;
    const terraform = await this.providers.terraform(settings.required_providers ?? {});
    const unit = mkdtempSync(join(this.folder, "unit-"));
    writeJson(unit, "cdk.tf.json", { ...declared, terraform: settings });
    writeJson(unit, "override.tf.json", { provider: { aws: withoutAccount(declared) } });
    const directory = new WorkingDirectory(terraform, unit);
    await directory.validate();
    const { changes } = await directory.plan({ planFile: PLAN_FILE, variables: examples(declared) });
    return { changes, show: () => directory.show(PLAN_FILE) };
  }
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
