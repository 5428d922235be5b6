import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** A real Terraform plan, as far as tests look at it: the JSON of `terraform show`. */
export interface OfflinePlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly after: unknown };
  }[];
}

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly provider?: { readonly aws?: readonly { readonly alias?: string }[] };
  readonly variable?: Readonly<Record<string, { readonly "//"?: { readonly example?: unknown } }>>;
}

/**
 * Runs real `terraform init`, `validate` and `plan` with the real AWS provider on a copy of a unit: no network, no
 * account, fake keys. The copy keeps its state in a local file, since the S3 backend would call AWS at init;
 * upstream layers and look-ups are given by the examples that stand beside each variable.
 *
 * It proves that provider and Terraform accept every block, type and reference. It does not prove that AWS
 * accepts a value.
 * @param mirror folder of provider releases, see findProviderMirror
 * @throws {Error} with what Terraform printed, when it refuses the unit
 */
export async function planOffline(json: unknown, mirror: string): Promise<OfflinePlan> {
  const folder = mkdtempSync(join(tmpdir(), "strata-plan-"));
  const terraform = async (...args: readonly string[]): Promise<string> => {
    const result = await execa("terraform", args, {
      cwd: folder,
      env: environment(folder),
      reject: false,
      all: true,
    });
    if (result.exitCode !== 0) throw new Error(`terraform ${args[0]}: ${result.all}`);
    return result.stdout;
  };
  try {
    const declared = json as Declared;
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(json));
    writeFileSync(join(folder, "override.tf.json"), JSON.stringify(offlineOverride(declared)));
    writeFileSync(join(folder, "examples.auto.tfvars.json"), JSON.stringify(examples(declared)));
    writeFileSync(
      join(folder, "terraform.rc"),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
    await terraform("init", "-input=false");
    await terraform("validate");
    await terraform("plan", "-input=false", "-out=plan");
    const shown = await terraform("show", "-json", "plan");
    return JSON.parse(shown) as OfflinePlan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function environment(folder: string): Record<string, string> {
  return {
    TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    NO_COLOR: "1",
  };
}

function offlineOverride({ provider }: Declared): object {
  const aws = (provider?.aws ?? []).map(({ alias }) => ({
    ...(alias === undefined ? {} : { alias }),
    access_key: "offline",
    secret_key: "offline",
    allowed_account_ids: null,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    skip_requesting_account_id: true,
  }));
  return { terraform: { backend: { local: {} } }, provider: { aws } };
}

function examples({ variable = {} }: Declared): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variable).map(([name, declared]) => [name, declared["//"]?.example]),
  );
}
