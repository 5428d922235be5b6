import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Access,
  describeResolved,
  Inventory,
  isBlock,
  type PolicyDocument,
  type Resolved,
  type Resource,
  type SynthesizedUnit,
  UnresolvedReference,
} from "@strata/inventory";
import { differences, type Partial } from "./differences";
import { Recording } from "./recording";

/** Which of several resources is meant: part of its block, or a predicate. */
export type Where = Partial | ((resource: Resource) => boolean);

export interface TemplateOptions {
  /** The repository, for {@link Template.file}. */
  readonly root?: string;
  /** Notes what is read. @default a recording that nobody looks at */
  readonly recording?: Recording;
  /** Tells the environments of one claim apart in the recording. @default "0" */
  readonly name?: string;
}

/** Reader over the synthesized units of one environment. */
export class Template {
  readonly units: readonly SynthesizedUnit[];
  private readonly inventory: Inventory;
  private readonly root: string | undefined;
  private readonly recording: Recording;
  private readonly name: string;

  constructor(units: readonly SynthesizedUnit[], options: TemplateOptions = {}) {
    const { root, recording = new Recording(), name = "0" } = options;
    this.root = root;
    this.recording = recording;
    this.name = name;
    this.units = units.map((unit) => ({
      ...unit,
      get json(): unknown {
        return recording.value([name, "units"], unit.layer, sectioned(unit.json));
      },
    }));
    this.inventory = new RecordedInventory(this.units, recording, name);
  }

  get layers(): readonly string[] {
    return this.inventory.layers;
  }

  /** Every resource of a type, by layer and name. */
  resources(type: string, layer?: string): readonly Resource[] {
    return this.inventory.resources(type, layer);
  }

  /**
   * The one resource of a type that fits.
   * @throws {Error} when none or several fit; the message lists what there is
   */
  resource(type: string, where: Where = {}): Resource {
    const all = this.resources(type);
    const found = all.filter((resource) => fits(resource, where));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    const list = (found.length === 0 ? all : found).map(({ address, layer }) => `\n  ${layer}: ${address}`);
    const wanted = `exactly one ${type}${typeof where === "function" ? " that fits" : describeWhere(where)}`;
    const there = list.length === 0 ? `\n  types there are: ${this.types().join(", ")}` : list.join("");
    throw new Error(`template: expected ${wanted}, got ${found.length} of ${all.length}:${there}`);
  }

  /** Every data source of a type, by layer and name. */
  data(type: string, layer?: string): readonly Resource[] {
    return this.inventory.data(type, layer);
  }

  /** Number of resources of a type. */
  count(type: string, layer?: string): number {
    return this.resources(type, layer).length;
  }

  /** Every resource of every type, for sweeps. */
  all(layer?: string): readonly Resource[] {
    return this.inventory.all(layer);
  }

  /**
   * An output's value, as written.
   * @throws {Error} when the layer has no such output; the message lists those it has
   */
  output(layer: string, name: string): unknown {
    const output = this.inventory.at(layer, ["output", name]);
    if (isBlock(output)) return output.value;
    const outputs = this.inventory.at(layer, ["output"]);
    const names = isBlock(outputs) ? Object.keys(outputs).join(", ") : "none";
    throw new Error(`template: expected an output ${JSON.stringify(name)} of ${layer}, got ${names}`);
  }

  /** The configurations of a provider in a layer, aliases included. */
  provider(name: string, layer: string): readonly Resource[] {
    return this.inventory.setup(`provider.${name}`, layer);
  }

  /** The S3 backend of a layer; empty where it has none. */
  backend(layer: string): Resource {
    const [backend] = this.inventory.setup("terraform.backend", layer);
    if (backend === undefined) throw new Error(`template: expected a backend of ${layer}, got none`);
    return backend;
  }

  /** The `terraform` block of a layer. */
  terraform(layer: string): unknown {
    return this.inventory.at(layer, ["terraform"]);
  }

  /** A variable's block, or undefined. */
  variable(layer: string, name: string): unknown {
    return this.inventory.at(layer, ["variable", name]);
  }

  /** A local's value as written, or undefined. */
  local(layer: string, name: string): unknown {
    return this.inventory.at(layer, ["locals", name]);
  }

  /**
   * What an expression comes to. Without a layer, it must mean something in exactly one unit, or the same in all.
   * @throws {UnresolvedReference} when it leads nowhere
   */
  resolve(value: unknown, layer?: string): Resolved {
    if (layer !== undefined) return this.inventory.resolve(value, layer);
    const faults: string[] = [];
    const found = this.layers.flatMap((candidate) => {
      try {
        return [{ value: this.inventory.resolve(value, candidate) }];
      } catch (error) {
        if (!(error instanceof UnresolvedReference)) throw error;
        faults.push(error.message);
        return [];
      }
    });
    const [first] = found;
    if (first === undefined) throw new UnresolvedReference(faults.join("; "));
    const meanings = new Set(found.map((candidate) => describeResolved(candidate.value)));
    if (meanings.size === 1) return first.value;
    throw new UnresolvedReference(
      `${JSON.stringify(value)}: expected one meaning, got ${[...meanings].join(" and ")}; name the layer`,
    );
  }

  /** Who may do what, over the policies of all layers. */
  get access(): Access {
    return this.inventory.access;
  }

  /** The policy in a value: JSON, `jsonencode`, or a `data.aws_iam_policy_document`. */
  policyOf(value: unknown, layer: string): PolicyDocument {
    return this.inventory.policyOf(value, layer);
  }

  /** A file of the repository: JSON parsed, anything else as text. */
  file(path: string): unknown {
    if (this.root === undefined)
      throw new Error(`template: expected a repository to read ${path} from, got none`);
    const text = readFileSync(join(this.root, path), "utf8");
    return this.recording.value([this.name, "files"], path, path.endsWith(".json") ? JSON.parse(text) : text);
  }

  private types(): readonly string[] {
    return [...new Set(this.all().map(({ type }) => type))].sort();
  }
}

/** Notes what is read of parsed policies too, so that a change can be made inside of them. */
class RecordedInventory extends Inventory {
  constructor(
    units: readonly SynthesizedUnit[],
    private readonly recording: Recording,
    private readonly name: string,
  ) {
    super(units);
  }

  override policyOf(value: unknown, layer: string): PolicyDocument {
    const document = super.policyOf(value, layer);
    return this.recording.value([this.name, "derived"], String(value), document) as PolicyDocument;
  }
}

/** A section that a unit lacks is empty, so that looking for a resource type in it reads that it is not there. */
function sectioned(json: unknown): unknown {
  return { resource: {}, data: {}, locals: {}, variable: {}, output: {}, ...(json as object) };
}

function fits(resource: Resource, where: Where): boolean {
  return typeof where === "function" ? where(resource) : differences(resource.values, where).length === 0;
}

function describeWhere(where: Partial): string {
  return Object.keys(where).length === 0 ? "" : ` with ${JSON.stringify(where)}`;
}
