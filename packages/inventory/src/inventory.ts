import type { PolicyDocument } from "@strata/iam";
import { Access } from "./access/access";
import { asList, type Block, isBlock, valueAt } from "./block-path";
import type { Declarations } from "./evaluation/declarations";
import { Evaluation } from "./evaluation/evaluation";
import { readPolicy } from "./policy-document/read";
import { type Resolved, type Resolver, Resource, type ResourcePlace } from "./resource/resource";
import type { SynthesizedUnit } from "./unit";

/** A resource of a plan that is deleted and made anew. */
export interface Replacement {
  /** Whether the new one is made before the old one is deleted. */
  readonly isCreatedFirst: boolean;
  /** The arguments and attributes that exist. */
  readonly before: Block;
}

/**
 * What the units of one environment declare, and what their expressions come to across layers. It looks at the
 * JSON only when asked, so a reader that records sees exactly what was needed.
 */
export class Inventory implements Declarations, Resolver {
  private found: Access | undefined;

  constructor(readonly units: readonly SynthesizedUnit[]) {}

  /** Who may do what, over the policies of all layers. */
  get access(): Access {
    this.found ??= new Access(this);
    return this.found;
  }

  get layers(): readonly string[] {
    return this.units.map(({ layer }) => layer);
  }

  /** @throws {Error} when the environment has no such layer; the message lists those it has */
  unit(layer: string): SynthesizedUnit {
    const found = this.units.find((unit) => unit.layer === layer);
    if (found === undefined) {
      throw new Error(`layer ${JSON.stringify(layer)}: expected one of ${this.layers.join(", ")}`);
    }
    return found;
  }

  /** A block of a unit by its path from the top, for example `["locals", "network"]`. */
  at(layer: string, steps: readonly (string | number)[]): unknown {
    return valueAt(this.unit(layer).json, steps);
  }

  /** Every resource of a type, by layer and name. */
  resources(type: string, layer?: string): readonly Resource[] {
    return this.blocks("resource", type, layer);
  }

  /** Every data source of a type, by layer and name. */
  data(type: string, layer?: string): readonly Resource[] {
    return this.blocks("data", type, layer);
  }

  /** Every resource of every type, for sweeps. */
  all(layer?: string): readonly Resource[] {
    return this.selected(layer).flatMap((name) => {
      const types = this.at(name, ["resource"]);
      return isBlock(types) ? Object.keys(types).flatMap((type) => this.resources(type, name)) : [];
    });
  }

  /**
   * The blocks of the units themselves that rules look at: `terraform.backend` (its values are those of the S3
   * backend), `provider.<name>`, one for each alias, and `unit`, which is all of it.
   */
  setup(type: string, layer?: string): readonly Resource[] {
    return this.selected(layer).flatMap((name) => {
      if (type === "unit") {
        const all = this.at(name, []);
        return [this.read({ layer: name, mode: "setup", type, name }, isBlock(all) ? all : {})];
      }
      if (type === "terraform.backend") {
        const backend = this.at(name, ["terraform", "backend", "s3"]);
        return [this.read({ layer: name, mode: "setup", type, name: "s3" }, isBlock(backend) ? backend : {})];
      }
      const configurations = asList(this.at(name, ["provider", type.replace(/^provider\./, "")])).filter(
        isBlock,
      );
      return configurations.map((values) =>
        this.read({ layer: name, mode: "setup", type, name: String(values.alias ?? "default") }, values),
      );
    });
  }

  /** One block by its address inside a layer. */
  find(mode: "resource" | "data", type: string, name: string, layer: string): Resource | undefined {
    const values = this.at(layer, [mode, type, name]);
    return isBlock(values) ? this.read({ layer, mode, type, name }, values) : undefined;
  }

  resolve(value: unknown, layer: string): Resolved {
    return new Evaluation(this, layer).value(value);
  }

  policyOf(value: unknown, layer: string): PolicyDocument {
    return readPolicy(value, layer, this);
  }

  /** Resources of a type, of the same unit, that refer to this one at a path: its companions. */
  companions(of: Resource, type: string, path: string): readonly Resource[] {
    return this.resources(type).filter((candidate) => this.refersTo(candidate, path, of));
  }

  /** The resources that a path refers to, across layers; none where the reference leads nowhere. */
  references(from: Resource, path: string): readonly Resource[] {
    return from.references(path);
  }

  /** That a plan replaces a resource, and how; never of synthesized units, which say nothing of what exists. */
  replacementOf(_resource: Resource): Replacement | undefined {
    return undefined;
  }

  protected refersTo(from: Resource, path: string, to: Resource): boolean {
    return from.references(path).some((found) => isSame(found, to));
  }

  private blocks(mode: "resource" | "data", type: string, layer?: string): readonly Resource[] {
    return this.selected(layer).flatMap((name) => {
      const blocks = this.at(name, [mode, type]);
      if (!isBlock(blocks)) return [];
      return Object.keys(blocks).map((key) => {
        const values = blocks[key];
        return this.read({ layer: name, mode, type, name: key }, isBlock(values) ? values : {});
      });
    });
  }

  protected read(place: ResourcePlace, values: Block): Resource {
    return new Resource(place, values, this);
  }

  private selected(layer: string | undefined): readonly string[] {
    return layer === undefined ? this.layers : [this.unit(layer).layer];
  }
}

/** Whether two readings are of one block. */
export function isSame(one: Resource, other: Resource): boolean {
  return (
    one.layer === other.layer && one.mode === other.mode && one.type === other.type && one.name === other.name
  );
}

/** The inventory of one environment's synthesized units. */
export function fromSynth(units: readonly SynthesizedUnit[]): Inventory {
  return new Inventory(units);
}
