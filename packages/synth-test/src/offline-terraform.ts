import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planningFiles, sourcesOf, UNKNOWN_ADDRESS, WHOLLY_UNKNOWN } from "@strata/deploy";
import {
  ChosenProviders,
  type PlannedChange,
  type RequiredProviders,
  WorkingDirectory,
} from "@strata/terraform";
import {
  appliedState,
  type DeclaredResources,
  type Drifted,
  type PlannedJson,
  type SchemasJson,
} from "./applied-state";
import { type Releases, standInForCharts } from "./local-charts";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform?: { readonly backend?: unknown; readonly required_providers?: RequiredProviders };
  readonly provider?: { readonly aws?: readonly { readonly alias?: string }[] };
  readonly variable?: Readonly<Record<string, { readonly "//"?: { readonly example?: unknown } }>>;
  readonly resource?: DeclaredResources & { readonly helm_release?: Releases };
}

/**
 * What upstream layers and look-ups are. `examples`: those that stand beside each variable. `unknown`: what Terraform
 * learns at apply only, as where nothing of the environment exists yet.
 */
export type Upstream = "examples" | "unknown";

/** A plan that was made offline. */
export interface OfflinePlan {
  /** What an apply would do. */
  readonly changes: readonly PlannedChange[];
  /** The plan as JSON, as `terraform show -json` prints it. */
  show(): Promise<unknown>;
}

const PLAN_FILE = "planned";

/** Where a unit without a backend has its state. */
const STATE = "terraform.tfstate";

/**
 * Real Terraform with real providers, with no network, no account and no cluster: it proves that they accept every
 * block, type and reference of a unit. It does not prove that AWS or Kubernetes accepts a value, or what a chart renders.
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
   * call AWS; what is upstream is given. What is given so is not planned, so `validate` is all that reads these blocks.
   * @throws {Error} with what Terraform said, when it refuses the unit
   */
  async plan(json: unknown, upstream: Upstream = "examples"): Promise<OfflinePlan> {
    const directory = await this.unit(json, upstream);
    // A plan validates too, and with examples does not read the blocks that they stand in for.
    if (upstream === "examples") await directory.validate();
    return planned(directory, upstream === "unknown" ? {} : examples(json as Declared));
  }

  /**
   * Plans a unit that was applied before, perhaps with other settings, against a state like the one that its apply
   * has left. Nothing is read from AWS, so the state has what AWS has done since only where `drifted` says it.
   * @param before the unit as it was applied
   * @param after the unit as it is now
   * @throws {Error} with what Terraform said, when it refuses either
   */
  async planAgain(before: unknown, after: unknown, drifted?: Drifted): Promise<OfflinePlan> {
    const first = await this.unit(before);
    const { show } = await planned(first, examples(before as Declared));
    const [plan, schemas] = [(await show()) as PlannedJson, (await first.schemas()) as SchemasJson];
    const state = appliedState(plan, schemas, (before as Declared).resource ?? {}, drifted);
    const second = await this.unit(after);
    writeJson(second.folder, STATE, state);
    return planned(second, examples(after as Declared), true);
  }

  /**
   * Plans a unit against a state that was written by hand. Nothing is read from AWS: the state is taken at its word.
   * @param state a state file, of version 4
   * @throws {Error} with what Terraform said, when it refuses the unit
   */
  async planAgainst(json: unknown, state: unknown): Promise<OfflinePlan> {
    const directory = await this.unit(json);
    writeJson(directory.folder, STATE, state);
    return planned(directory, examples(json as Declared), true);
  }

  /** A folder with a copy of a unit that works without an account. */
  private async unit(json: unknown, upstream: Upstream = "examples"): Promise<WorkingDirectory> {
    const { terraform: { backend: _, ...settings } = {}, ...declared } = json as Declared;
    const terraform = await this.providers.terraform(settings.required_providers ?? {});
    const unit = mkdtempSync(join(this.folder, "unit-"));
    const sources = upstream === "unknown" ? sourcesOf(json).map((name) => [name, WHOLLY_UNKNOWN]) : [];
    const { "override.tf.json": given = {}, ...files } =
      upstream === "unknown" ? planningFiles(json, Object.fromEntries(sources)) : {};
    const override = {
      provider: { aws: withoutAccount(declared) },
      ...standInForCharts(unit, declared.resource?.helm_release ?? {}),
      ...given,
    };
    const copy = {
      ...files,
      "cdk.tf.json": { ...declared, terraform: settings },
      "override.tf.json": override,
    };
    for (const [name, content] of Object.entries(copy)) writeJson(unit, name, content);
    return new WorkingDirectory(terraform, unit);
  }
}

async function planned(
  directory: WorkingDirectory,
  variables: Readonly<Record<string, unknown>>,
  asItIs = false,
): Promise<OfflinePlan> {
  const { changes } = await directory.plan({ planFile: PLAN_FILE, variables, refresh: !asItIs });
  return {
    changes: changes.filter(({ address }) => address !== UNKNOWN_ADDRESS),
    show: () => directory.show(PLAN_FILE),
  };
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
