import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
  readonly locals?: Readonly<Record<string, unknown>>;
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

/** The resource of Terraform's own whose output is unknown until apply. */
const UNKNOWN = "terraform_data.upstream";

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
    await directory.validate();
    return planned(directory, json as Declared);
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
    const { show } = await planned(first, before as Declared);
    const [plan, schemas] = [(await show()) as PlannedJson, (await first.schemas()) as SchemasJson];
    const state = appliedState(plan, schemas, (before as Declared).resource ?? {}, drifted);
    const second = await this.unit(after);
    writeJson(second.folder, STATE, state);
    return planned(second, after as Declared, true);
  }

  /**
   * Plans a unit against a state that was written by hand. Nothing is read from AWS: the state is taken at its word.
   * @param state a state file, of version 4
   * @throws {Error} with what Terraform said, when it refuses the unit
   */
  async planAgainst(json: unknown, state: unknown): Promise<OfflinePlan> {
    const directory = await this.unit(json);
    writeJson(directory.folder, STATE, state);
    return planned(directory, json as Declared, true);
  }

  /** A folder with a copy of a unit that works without an account. */
  private async unit(json: unknown, upstream: Upstream = "examples"): Promise<WorkingDirectory> {
    const { terraform: { backend: _, ...settings } = {}, ...declared } = json as Declared;
    const terraform = await this.providers.terraform(settings.required_providers ?? {});
    const unit = mkdtempSync(join(this.folder, "unit-"));
    writeJson(unit, "cdk.tf.json", { ...declared, terraform: settings });
    writeJson(unit, "override.tf.json", {
      provider: { aws: withoutAccount(declared) },
      ...standInForCharts(unit, declared.resource?.helm_release ?? {}),
      ...(upstream === "unknown" ? { locals: unknownLocals(declared) } : {}),
    });
    if (upstream === "unknown") writeJson(unit, "upstream.tf.json", upstreamOf(declared));
    return new WorkingDirectory(terraform, unit);
  }
}

async function planned(
  directory: WorkingDirectory,
  declared: Declared,
  asItIs = false,
): Promise<OfflinePlan> {
  const variables = examples(declared);
  const { changes } = await directory.plan({ planFile: PLAN_FILE, variables, refresh: !asItIs });
  return {
    changes: changes.filter(({ address }) => address !== UNKNOWN),
    show: () => directory.show(PLAN_FILE),
  };
}

/** A resource whose output has the shape of the examples, and none of their values. */
function upstreamOf(declared: Declared): object {
  return { resource: { terraform_data: { upstream: { input: unknownLike(examples(declared)) } } } };
}

/** Terraform knows no time before apply, nor what comes of it. */
function unknownLike(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unknownLike);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unknownLike(member)]));
  }
  if (typeof value === "number") return "${length(timestamp())}";
  return typeof value === "boolean" ? '${timestamp() == ""}' : "${timestamp()}";
}

/** What picks from an upstream layer or a look-up is an object named like its variable. */
function unknownLocals({ locals = {}, variable = {} }: Declared): Record<string, object> {
  return Object.fromEntries(
    Object.entries(locals).flatMap(([name, local]) => {
      if (typeof local !== "object" || local === null || !Object.hasOwn(variable, name)) return [];
      const fields = Object.keys(local).map((field) => [field, `\${${UNKNOWN}.output.${name}.${field}}`]);
      return [[name, Object.fromEntries(fields)]];
    }),
  );
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
