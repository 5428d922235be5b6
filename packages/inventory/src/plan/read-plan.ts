import { asList, type Block, isBlock } from "../block-path";
import { Inventory, type Replacement } from "../inventory";
import type { Resource, ResourcePlace } from "../resource/resource";
import type { SynthesizedUnit } from "../unit";
import type { Expressions } from "./configured";
import { PlannedResource } from "./planned-resource";
import { plannedValues } from "./planned-values";
import { ValueWithheld, Withheld } from "./withheld";

/** What of a plan's JSON is read. Source: Terraform, "JSON Output Format", Plan Representation. */
interface PlanJson {
  readonly resource_changes?: readonly Block[];
  readonly configuration: {
    readonly root_module?: { readonly resources?: readonly Block[] };
    readonly provider_config?: Readonly<Record<string, Block>>;
  };
  readonly prior_state?: {
    readonly values?: { readonly root_module?: { readonly resources?: readonly Block[] } };
  };
}

/** A layer whose resources are read from a plan, where the JSON of its unit is not at hand. */
export interface PlannedLayer {
  /** Name of the layer that is planned. @default "plan" */
  readonly layer?: string;
  /**
   * The synthesized units of the environment, the planned one among them: what the plan refers to outside of itself,
   * such as local values and other layers. @default none
   */
  readonly units?: readonly SynthesizedUnit[];
}

/**
 * The inventory of a plan: the JSON that `terraform show -json <plan file>` prints. Values that are unknown until apply,
 * or sensitive, are never made up: asking for one throws a {@link ValueWithheld}.
 * @throws {Error} when the JSON is no plan, or a plan with resources of modules
 */
export function readPlan(json: unknown, { layer = "plan", units = [] }: PlannedLayer = {}): Inventory {
  if (!isPlan(json)) {
    throw new Error(
      "plan: expected the JSON of terraform show -json <plan file>, with configuration and resource_changes",
    );
  }
  const ofModule = json.resource_changes?.find((change) => change.module_address !== undefined);
  if (ofModule !== undefined) {
    throw new Error(`plan: expected resources of the root module, got ${String(ofModule.address)}`);
  }
  const unit = units.find((candidate) => candidate.layer === layer) ?? nameless(layer);
  const written = isBlock(unit.json) ? unit.json : {};
  const planned = { ...unit, json: { ...written, resource: managed(json), data: data(json, written.data) } };
  const others = units.filter((candidate) => candidate.layer !== layer);
  return new PlannedInventory([...others, planned], layer, json, written);
}

class PlannedInventory extends Inventory {
  private readonly configured: ReadonlyMap<string, Block>;

  constructor(
    units: readonly SynthesizedUnit[],
    private readonly layer: string,
    private readonly plan: PlanJson,
    private readonly written: Block,
  ) {
    super(units);
    const resources = plan.configuration.root_module?.resources ?? [];
    this.configured = new Map(resources.map((resource) => [String(resource.address), resource]));
  }

  /** The instance, or the first one of a resource that has several. */
  override find(mode: "resource" | "data", type: string, name: string, layer: string): Resource | undefined {
    const found = super.find(mode, type, name, layer);
    if (found !== undefined || layer !== this.layer) return found;
    const all = mode === "resource" ? this.resources(type, layer) : this.data(type, layer);
    return all.find((one) => one.name.startsWith(`${name}[`));
  }

  /** Plans have providers, and no backend. */
  override setup(type: string, layer?: string): readonly Resource[] {
    const isPlanned = layer === undefined || layer === this.layer;
    if (!isPlanned || Object.keys(this.written).length > 0) return super.setup(type, layer);
    const place = { layer: this.layer, mode: "setup", type } as const;
    if (type === "terraform.backend")
      return [new PlannedResource({ ...place, name: "s3" }, absentBlock, [], this, undefined)];
    return Object.values(this.plan.configuration.provider_config ?? {})
      .filter(({ name }) => `provider.${String(name)}` === type)
      .map(({ alias = "default", expressions }) => {
        const values = plannedValues({ value: constants(expressions), unknown: {}, sensitive: {} }, [
          expressions,
        ]);
        return new PlannedResource(
          { ...place, name: String(alias) },
          values as Block,
          [expressions],
          this,
          undefined,
        );
      });
  }

  /** @throws {ValueWithheld} when none is found, and one may be among those whose reference leads out of the plan */
  override companions(of: Resource, type: string, path: string): readonly Resource[] {
    let withheld: ValueWithheld | undefined;
    const found = this.resources(type).filter((candidate) => {
      try {
        return this.refersTo(candidate, path, of);
      } catch (error) {
        if (!(error instanceof ValueWithheld)) throw error;
        withheld = error;
        return false;
      }
    });
    if (found.length === 0 && withheld !== undefined) throw withheld;
    return found;
  }

  override replacementOf({ mode, type, name, layer }: Resource): Replacement | undefined {
    if (layer !== this.layer || mode !== "resource") return undefined;
    const change = this.plan.resource_changes?.find(
      (one) => one.mode === "managed" && one.type === type && nameIn(one) === name,
    )?.change;
    const actions = isBlock(change) ? asList(change.actions).join() : "";
    if (!isBlock(change) || !["create,delete", "delete,create"].includes(actions)) return undefined;
    return {
      isCreatedFirst: actions === "create,delete",
      before: isBlock(change.before) ? change.before : {},
    };
  }

  protected override read(place: ResourcePlace, values: Block): Resource {
    const configured = this.configured.get(addressOf(place));
    if (place.layer !== this.layer || configured === undefined) return super.read(place, values);
    const { expressions = {}, depends_on: order, provider_config_key: provider } = configured;
    const written = this.writtenBlock(place);
    const planned = {
      ...values,
      ...(order === undefined ? {} : { depends_on: order }),
      ...(String(provider).includes(".") ? { provider } : {}),
      // Plans do not have it.
      lifecycle: written === undefined ? new Withheld("absent") : written.lifecycle,
    };
    return new PlannedResource(place, planned, [expressions], this, written);
  }

  private writtenBlock({ mode, type, name }: ResourcePlace): Block | undefined {
    const types = this.written[mode];
    const names = isBlock(types) ? types[type] : undefined;
    const found = isBlock(names) ? names[name.replace(/\[.*$/, "")] : undefined;
    return isBlock(found) ? found : undefined;
  }
}

/** A block of which a plan gives nothing. */
const absentBlock: Block = new Proxy({}, { get: () => new Withheld("absent"), has: () => true });

function isPlan(json: unknown): json is PlanJson {
  return isBlock(json) && isBlock(json.configuration) && "format_version" in json && "planned_values" in json;
}

function nameless(layer: string): SynthesizedUnit {
  return { environment: layer, environmentId: layer, layer, stack: layer, json: {} };
}

function addressOf({ mode, type, name }: ResourcePlace): string {
  return `${mode === "data" ? "data." : ""}${type}.${name.replace(/\[.*$/, "")}`;
}

/** The resources that will be there after the apply, by type and by name with their index. */
function managed(plan: PlanJson): Block {
  const kept = (plan.resource_changes ?? []).filter(
    ({ mode, change }) =>
      mode === "managed" && isBlock(change) && !asList(change.actions).every((one) => one === "delete"),
  );
  return grouped(
    kept.map((resource) => {
      const { after: value, after_unknown: unknown, after_sensitive: sensitive } = resource.change as Block;
      return [resource, plannedValues({ value, unknown, sensitive }, expressionsOf(plan, resource))] as const;
    }),
  );
}

/** The data sources that the plan has read already, over those that are written. */
function data(plan: PlanJson, written: unknown): Block {
  const read = (plan.prior_state?.values?.root_module?.resources ?? []).filter(({ mode }) => mode === "data");
  const found = grouped(
    read.map((resource) => {
      const { values: value, sensitive_values: sensitive } = resource;
      return [
        resource,
        plannedValues({ value, unknown: {}, sensitive }, expressionsOf(plan, resource)),
      ] as const;
    }),
  );
  return { ...(isBlock(written) ? written : {}), ...found };
}

function grouped(resources: readonly (readonly [resource: Block, values: unknown])[]): Block {
  const types = [...new Set(resources.map(([{ type }]) => String(type)))];
  return Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(
        resources
          .filter(([resource]) => resource.type === type)
          .map(([resource, values]) => [nameIn(resource), values]),
      ),
    ]),
  );
}

/** The name of a planned resource with its index, where it has one. */
function nameIn({ name, index }: Block): string {
  return `${String(name)}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;
}

function expressionsOf(plan: PlanJson, { mode, type, name }: Block): Expressions {
  const address = `${mode === "data" ? "data." : ""}${String(type)}.${String(name)}`;
  const found = plan.configuration.root_module?.resources?.find((resource) => resource.address === address);
  return [found?.expressions ?? {}];
}

/** The constants of a provider's arguments; the rest is withheld, since a plan gives no values of providers. */
function constants(expressions: unknown): unknown {
  if (Array.isArray(expressions)) return expressions.map(constants);
  if (!isBlock(expressions)) return undefined;
  if ("constant_value" in expressions) return expressions.constant_value;
  if ("references" in expressions) return undefined;
  return Object.fromEntries(Object.entries(expressions).map(([key, value]) => [key, constants(value)]));
}
