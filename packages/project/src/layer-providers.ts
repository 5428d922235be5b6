import { formatOrigin, type LoadedEnvironment } from "@strata/config";
import { type SynthesizedStack, unitsOf } from "./synthesis";

/** What one layer needs of providers, in all environments. */
export interface LayerProviders {
  readonly layer: string;
  /** A `required_providers` that only a selection for all environments meets: constraints of a provider are joined. */
  readonly required: Readonly<Record<string, RequiredProvider>>;
  /** Every constraint of the providers on which environments differ; empty where they agree. */
  readonly differing: readonly ProviderConstraint[];
}

/** One entry of a unit's `required_providers`. */
export interface RequiredProvider {
  readonly source: string;
  /** Version constraint. @default any version */
  readonly version?: string;
}

/** A constraint, and where it was set for whom. */
export interface ProviderConstraint {
  /** Local name of the provider, for example `aws`. */
  readonly provider: string;
  readonly constraint: string;
  /** `file:line:col` of the setting; undefined where no file sets it. */
  readonly origin: string | undefined;
  /** Ids of the environments that have it from there. */
  readonly environments: readonly string[];
}

/** One provider of one unit. */
interface Requirement extends RequiredProvider {
  readonly provider: string;
  readonly origin: string | undefined;
  readonly environment: string;
}

/** What a layer needs of providers in these environments; undefined where none of them has the layer. */
export function layerProviders(
  layer: string,
  loaded: readonly LoadedEnvironment[],
  stacks: readonly SynthesizedStack[],
): LayerProviders | undefined {
  const units = loaded.flatMap((environment) =>
    unitsOf(environment.environment, stacks)
      .filter((unit) => unit.layer === layer)
      .map(({ template }) => ({ environment, required: template.terraform?.required_providers ?? {} })),
  );
  if (units.length === 0) return undefined;
  const requirements = units.flatMap(({ environment, required }) =>
    Object.entries(required).map(([provider, needed]) => requirement(environment, provider, needed)),
  );
  const providers = [...new Set(requirements.map(({ provider }) => provider))];
  const of = (name: string): readonly Requirement[] =>
    requirements.filter(({ provider }) => provider === name);
  return {
    layer,
    required: Object.fromEntries(providers.map((name) => [name, joined(of(name))])),
    differing: providers
      .filter((name) => versionsOf(of(name)).length > 1)
      .flatMap((name) => constraints(of(name))),
  };
}

function requirement(
  { environment, origins }: LoadedEnvironment,
  provider: string,
  needed: RequiredProvider,
): Requirement {
  const [set] = origins.history(["providers", provider]);
  const origin = set === undefined ? undefined : formatOrigin(set.origin);
  return { ...needed, provider, origin, environment: environment.id };
}

/** What meets the requirements of one provider at once. Source: Terraform, "Version Constraints": a comma is "and". */
function joined(requirements: readonly Requirement[]): RequiredProvider {
  const [{ source } = { source: "" }] = requirements;
  const versions = versionsOf(requirements);
  return versions.length === 0 ? { source } : { source, version: versions.join(", ") };
}

/** The different constraints, in order. */
function versionsOf(requirements: readonly Requirement[]): readonly string[] {
  return [...new Set(requirements.flatMap(({ version }) => version ?? []))];
}

/** Constraints by where they were set, with the environments of each. */
function constraints(requirements: readonly Requirement[]): readonly ProviderConstraint[] {
  const found = new Map<string, ProviderConstraint>();
  for (const { provider, version, origin, environment } of requirements) {
    if (version === undefined) continue;
    const key = JSON.stringify([version, origin]);
    const before = found.get(key)?.environments ?? [];
    found.set(key, { provider, constraint: version, origin, environments: [...before, environment] });
  }
  return [...found.values()];
}
