import type { PlanJson, ProviderSchemas, ResourceEntry } from "../refinement";
import type { Shown } from "../refinement/difference";
import { type BlockSchema, blockOf, shapeOf } from "../refinement/shape";
import { changedValues, type ValueChange } from "./changed-values";
import { DERIVED, type Declared, type Remedy, STANDINGS, type Standing, standingOf } from "./standing";

/** What the drift of a unit is read from. */
export interface DriftInput {
  /** Id of the environment. */
  readonly environment: string;
  readonly layer: string;
  /** Name of the stack. */
  readonly stack: string;
  /** What `terraform show -json` prints of a plan that was made with `-refresh-only`. */
  readonly plan: PlanJson;
  /** The unit's parsed `cdk.tf.json`. */
  readonly unit: unknown;
  /** What `terraform providers schema -json` prints. @default arguments left out count as such that nobody set */
  readonly schemas?: ProviderSchemas;
}

/** An attribute that was changed outside of Terraform. */
export interface DriftedAttribute {
  /** A path, for example `tags.Name` or `ingress[1].from_port`; of one block without its position. */
  readonly attribute: string;
  /** What the state has. Sensitive values are marked and left out. */
  readonly before: Shown;
  /** What is there now. */
  readonly after: Shown;
  readonly standing: Standing;
  readonly apply: Remedy;
}

/** A resource of which something was changed outside of Terraform. */
export interface DriftedResource {
  readonly address: string;
  readonly type: string;
  readonly attributes: readonly DriftedAttribute[];
}

/** A resource that was deleted outside of Terraform. */
export interface GoneResource {
  readonly address: string;
  readonly type: string;
  /** `creates`: another one, without what it held; `nothing`: settings no longer have it; `unclear`: see the next plan. */
  readonly apply: "creates" | "nothing" | "unclear";
}

/** What of a unit was changed outside of Terraform. */
export interface UnitDrift extends Pick<DriftInput, "environment" | "layer" | "stack"> {
  readonly drifted: readonly DriftedResource[];
  readonly gone: readonly GoneResource[];
}

/** What of several units was changed outside of Terraform. */
export interface DriftReport {
  /** Each unit that was looked at, in the order given. */
  readonly units: readonly UnitDrift[];
  /** Whether anything was changed. */
  readonly hasDrift: boolean;
}

/**
 * What was changed outside of Terraform, unit by unit: which resource and attribute, from what to what, and what an
 * apply does with it.
 */
export function driftReport(inputs: readonly DriftInput[]): DriftReport {
  const units = inputs.map(unitDrift);
  return { units, hasDrift: units.some(hasDrift) };
}

/** Whether anything of a unit was changed. */
export function hasDrift({ drifted, gone }: UnitDrift): boolean {
  return drifted.length > 0 || gone.length > 0;
}

function unitDrift({ environment, layer, stack, plan, unit, schemas = {} }: DriftInput): UnitDrift {
  const entries = (plan.resource_drift ?? []).filter(({ mode = "managed" }) => mode === "managed");
  const drifted = entries
    .filter(({ change }) => change.actions.join() === "update")
    .map((entry) => driftedResource(entry, unit, schemas))
    .filter(({ attributes }) => attributes.length > 0);
  const gone = entries
    .filter(({ change }) => change.actions.join() === "delete")
    .map(({ address, type }) => ({ address, type, apply: creationOf(address, unit) }));
  return { environment, layer, stack, drifted, gone };
}

function driftedResource(entry: ResourceEntry, unit: unknown, schemas: ProviderSchemas): DriftedResource {
  const { address, type, change } = entry;
  const found = changedValues(
    { value: change.before, sensitive: change.before_sensitive },
    { value: change.after, sensitive: change.after_sensitive },
    shapeOf(schemas, type),
  );
  const declared = declaredOf(address, unit);
  const schema = blockOf(schemas, type);
  return {
    address,
    type,
    attributes: found
      .filter((each) => !isRepeated(each, found))
      .map((each) => driftedAttribute(each, entry, declared, schema)),
  };
}

function driftedAttribute(
  { path, before, after }: ValueChange,
  { change }: ResourceEntry,
  declared: Declared | "removed" | "unclear",
  schema: BlockSchema | undefined,
): DriftedAttribute {
  const isSecret = before.kind === "sensitive" || after.kind === "sensitive";
  const place = { path, after: valueAt(change.after, path), isSecret };
  const standing = typeof declared === "string" ? declared : standingOf(place, declared, schema);
  return {
    attribute: textOf(path, change.before),
    before,
    after,
    standing,
    apply: STANDINGS[standing].apply,
  };
}

/** Whether a change says what that of the attribute says from which the provider computes this one. */
function isRepeated({ path: [first, ...rest] }: ValueChange, found: readonly ValueChange[]): boolean {
  const origin = DERIVED[String(first)];
  if (origin === undefined) return false;
  const place = [origin, ...rest].join();
  return found.some(({ path }) => path.join() === place);
}

/** The block of a resource in a unit's JSON. What is in a module, the JSON does not have. */
function declaredOf(address: string, unit: unknown): Declared | "removed" | "unclear" {
  const [, type = "", name = ""] = /^(\w+)\.([\w-]+)(\[.*\])?$/s.exec(address) ?? [];
  if (type === "" || type === "module") return "unclear";
  const body = valueAt(unit, ["resource", type, name]);
  return typeof body === "object" && body !== null ? (body as Declared) : "removed";
}

function creationOf(address: string, unit: unknown): GoneResource["apply"] {
  const declared = declaredOf(address, unit);
  if (declared === "unclear") return "unclear";
  return declared === "removed" ? "nothing" : "creates";
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce(
    (inner, step) =>
      typeof inner === "object" && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );
}

/** A path as Terraform writes it, without positions in lists of one. */
function textOf(path: readonly (string | number)[], value: unknown): string {
  return path.reduce<string>((text, step, index) => {
    if (typeof step === "number") {
      const list = valueAt(value, path.slice(0, index));
      return Array.isArray(list) && list.length === 1 ? text : `${text}[${step}]`;
    }
    if (text === "") return step;
    return /^[\w-]+$/.test(step) ? `${text}.${step}` : `${text}["${step}"]`;
  }, "");
}
