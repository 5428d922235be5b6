import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  type Consumed,
  type Contract,
  type Entries,
  type EntryOf,
  type Fields,
  type InZone,
  layerOf,
  type Published,
  selectOutput,
  stackName,
} from "@strata/contract";
import { own } from "@strata/values";
import {
  DataTerraformRemoteStateS3,
  S3Backend,
  TerraformElement,
  TerraformOutput,
  type TerraformProvider,
  type TerraformRemoteState,
  TerraformStack,
} from "cdktf";
import { Construct, type Node } from "constructs";
import { resolveReferences } from "./references";
import { Source, type SourceProps } from "./source";
import { SynthError } from "./synth-error";
import type { Unit, UnitEnvironment, Upstream } from "./unit";

/** A look-up of something that exists in AWS already: an image, a hosted zone, an external database. */
export interface LookUpProps<F extends Fields> extends Omit<SourceProps, "at" | "names" | "zones"> {
  /** The attributes that are read, by their Terraform names. */
  readonly fields: F;
}

/**
 * The stack of one layer of one environment. It has its own S3 state, reads earlier layers through their
 * contracts only, and publishes its own contract.
 */
export abstract class LayerStack<Settings> extends TerraformStack {
  /** Name of the layer. */
  readonly layer: string;
  protected readonly environment: UnitEnvironment;
  /** The layer's settings: references resolved, other text literal. */
  protected readonly settings: Settings;
  private readonly upstreams: Readonly<Record<string, Upstream>>;
  private readonly sources = new Map<string, Source>();
  private readonly awsByRegion = new Map<string, AwsProvider>();
  private readonly claimedAddresses = new Map<string, Node>();

  constructor(
    scope: Construct,
    private readonly unit: Unit<Settings>,
  ) {
    super(scope, stackName(unit.environment.id, unit.layer));
    this.layer = unit.layer;
    this.environment = unit.environment;
    this.upstreams = unit.upstream;
    this.keepStateInS3();
    this.awsByRegion.set(unit.environment.region, this.declareAws("aws", unit.environment.region));
    this.settings = resolveReferences(unit.settings, (reference) => this.readReference(reference));
  }

  /**
   * The AWS provider of another region, as an alias; CloudFront and its certificates live in us-east-1.
   * @throws {SynthError} when the environment does not list the region: nothing is created where nobody expects it
   */
  protected awsIn(region: string): TerraformProvider {
    const known = this.awsByRegion.get(region);
    if (known !== undefined) return known;
    if (!this.environment.regions.includes(region)) {
      throw new SynthError(
        `${this.node.id}: region ${region}: expected one of ${[this.environment.region, ...this.environment.regions].join(", ")}; add it to regions in environment.yaml`,
      );
    }
    const provider = this.declareAws(`aws-${region}`, region, region);
    this.awsByRegion.set(region, provider);
    return provider;
  }

  /** Holds a provider to the version constraint that the environment has for it, if it has one. */
  protected pinProvider(name: string): void {
    const version = own(this.unit.environment.providers, name);
    if (version !== undefined) this.addOverride(`terraform.required_providers.${name}.version`, version);
  }

  /**
   * The outputs of an earlier layer.
   * @throws {SynthError} when the registry does not declare that this layer reads it, or the environment does not list it
   */
  protected consume<C extends Contract>(contract: C): Consumed<C> {
    const upstream = this.upstream(contract.layer);
    const source = this.sourceOf(contract.layer, upstream);
    const consumed = {};
    for (const [name, output] of Object.entries(contract.outputs)) {
      const get = () =>
        output.type === "entries"
          ? this.entries(contract.layer, upstream, source, name, output)
          : source.field(name, output);
      Object.defineProperty(consumed, name, { enumerable: true, get });
    }
    return consumed as Consumed<C>;
  }

  /** Reads something that exists in AWS already, in a form that can be planned with no account. */
  protected lookUp<F extends Fields>({ fields, ...props }: LookUpProps<F>): EntryOf<F> {
    const source = new Source(this, { ...props, at: "", names: () => [] });
    const values = {};
    for (const [name, field] of Object.entries(fields)) {
      Object.defineProperty(values, name, { enumerable: true, get: () => source.field(name, field) });
    }
    return values as EntryOf<F>;
  }

  /** The contract of an earlier layer, as the registry has it. */
  protected contractOf(layer: string): Contract {
    return this.upstream(layer).contract;
  }

  /** Declares one Terraform output for each name in the layer's contract. */
  protected publish<C extends Contract>(contract: C, values: Published<C>): void {
    const scope = new Construct(this, "contract");
    for (const [name, { description }] of Object.entries(contract.outputs)) {
      const value: unknown = values[name as keyof Published<C>];
      new TerraformOutput(scope, name, { value, description }).overrideLogicalId(name);
    }
  }

  /**
   * Addresses follow the construct tree, with no hash: `_` separates levels, and a level named `this` is left
   * out. So `aws_subnet.tiers_private_a` says which setting it comes from, and stays when its siblings change.
   */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : (element as Node);
    const levels = node.path
      .split("/")
      .slice(1)
      .filter((level) => level !== "this");
    const wrong = levels.find((level) => !/^[a-z0-9-]+$/.test(level));
    if (wrong !== undefined) {
      throw new SynthError(
        `${node.path}: construct id ${JSON.stringify(wrong)}: expected lower-case words joined by "-"`,
      );
    }
    const id = levels.join("_");
    const kind = TerraformElement.isTerraformElement(element) ? addressKind(element) : "";
    const other = this.claimedAddresses.get(`${kind}.${id}`);
    if (other !== undefined && other !== node) {
      throw new SynthError(
        `${node.path} and ${other.path}: both would be ${kind}.${id}; give one of them another id`,
      );
    }
    this.claimedAddresses.set(`${kind}.${id}`, node);
    return id;
  }

  /** @throws {SynthError} always: a value that crosses stacks goes through a contract */
  override registerOutgoingCrossStackReference(identifier: string): TerraformOutput {
    throw new SynthError(
      `${this.node.id}: ${identifier} is used by another stack without a contract; publish it in the contract of ${this.unit.layer} and read it with consume()`,
    );
  }

  private keepStateInS3(): void {
    const { bucket, key, region, kmsKeyId } = this.unit.state;
    const backend = new S3Backend(this, {
      bucket,
      key,
      region,
      encrypt: true,
      ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    });
    // CDKTF 0.21 has no property for the S3-native lock.
    backend.addOverride("use_lockfile", true);
  }

  private declareAws(id: string, region: string, alias?: string): AwsProvider {
    const { account, tags } = this.unit.environment;
    this.pinProvider("aws");
    return new AwsProvider(this, id, {
      region,
      ...(alias === undefined ? {} : { alias }),
      allowedAccountIds: [account],
      defaultTags: [{ tags: { ...tags, Layer: this.unit.layer } }],
    });
  }

  private upstream(layer: string): Upstream {
    const upstream = own(this.upstreams, layer);
    if (upstream !== undefined) return upstream;
    const declared = Object.keys(this.upstreams).join(", ") || "none";
    throw new SynthError(
      `${this.node.id}: reads layer ${layer}: expected one of those that its registry entry declares and its environment lists (${declared}); add it to "reads" in stacks/registry.ts`,
    );
  }

  private sourceOf(layer: string, upstream: Upstream): Source {
    const known = this.sources.get(layer);
    if (known !== undefined) return known;
    const { bucket, key, region } = upstream.state;
    const source = new Source(this, {
      name: layer,
      description: `Outputs of the ${layer} layer, to plan without its state; null reads the state.`,
      type: "terraform_remote_state",
      data: (scope, id): TerraformRemoteState =>
        new DataTerraformRemoteStateS3(scope, id, { bucket, key, region }),
      at: "outputs",
      names: (output) => own(upstream.names, output) ?? [],
      ...(upstream.zones === undefined ? {} : { zones: upstream.zones }),
    });
    this.sources.set(layer, source);
    return source;
  }

  private entries(
    layer: string,
    upstream: Upstream,
    source: Source,
    output: string,
    declared: Entries,
  ): unknown {
    const names = own(upstream.names, output) ?? [];
    const entry = (name: string): unknown => {
      if (!names.includes(name)) {
        throw new SynthError(
          `${this.node.id}: reads ${layer}.${output}.${name}: expected one of ${names.join(", ") || "(none)"}, the names in ${layer}.${declared.of}`,
        );
      }
      return source.entry(output, declared, name);
    };
    const byZone = (name: string, field: string): readonly InZone[] => {
      const list = own(entry(name) as Readonly<Record<string, unknown>>, field);
      const zones = upstream.zones?.(output, name, field);
      if (list === undefined || zones === undefined) {
        throw new SynthError(
          `${this.node.id}: reads ${layer}.${output}.${name}.${field} by zone: expected a list with an element for each zone; name its zones in the outputs of ${layer}.${declared.of}`,
        );
      }
      return zones.map((zone, index) => ({ zone, value: source.element(output, name, field, index) }));
    };
    return { names, entry, byZone };
  }

  private readReference(reference: string): unknown {
    const { contract, names } = this.upstream(layerOf(reference));
    const namesOf = (of: string): readonly string[] => {
      const [output] =
        Object.entries(contract.outputs).find(([, o]) => o.type === "entries" && o.of === of) ?? [];
      return own(names, output ?? "") ?? [];
    };
    const result = selectOutput(reference, contract, namesOf);
    if ("fault" in result) {
      const { expected, got } = result.fault;
      throw new SynthError(`${this.node.id}: reference ${reference}: expected ${expected}, got ${got}`);
    }
    const { output, entry } = result.selected;
    const consumed = this.consume(contract) as Record<string, unknown>;
    if (entry === undefined) return own(consumed, output);
    const lookUp = own(consumed, output) as { entry(name: string): Record<string, unknown> };
    return own(lookUp.entry(entry.name), entry.field);
  }
}

/** Terraform type of an element, so that two types may share a name. */
function addressKind(element: TerraformElement): string {
  const { terraformResourceType } = element as { terraformResourceType?: string };
  return terraformResourceType ?? element.constructor.name;
}
