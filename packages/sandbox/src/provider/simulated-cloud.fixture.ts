import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providerSchemas, type ResourceSchema } from "@strata/provider-schema";
import { awsSimulation } from "./aws/aws-simulation";
import { CloudStore } from "./cloud/cloud-store";
import type { Fields, Value } from "./protocol/value";
import { type Found, SimulatedProvider } from "./simulated-provider";

/** An AWS without Terraform: resources by their configuration, in one region. */
export class SimulatedCloud {
  private constructor(
    private readonly schemas: Readonly<Record<string, ResourceSchema>>,
    private readonly provider: SimulatedProvider,
    readonly store: CloudStore,
  ) {}

  /** An empty cloud that knows some types. */
  static of(...types: readonly string[]): SimulatedCloud {
    const schemas = providerSchemas({
      types: [...types, "provider.aws"],
      from: join(__dirname, "../../../../stacks"),
    });
    const file = join(mkdtempSync(join(tmpdir(), "strata-cloud-")), "store.json");
    const store = CloudStore.open(file, () => undefined);
    const provider = new SimulatedProvider({
      simulation: awsSimulation({ account: "111122223333" }),
      schemas,
      store,
      seed: "test",
      strictness: "strict",
      latency: 0,
    });
    return new SimulatedCloud(schemas, provider, store);
  }

  /** Makes a resource, as an apply would. @throws {Refusal} when AWS would refuse */
  async create(type: string, values: Fields, region = "eu-west-1"): Promise<Found> {
    this.provider.configure(region, { region });
    const config = this.whole(type, values);
    const { planned } = this.provider.plan(region, type, null, config);
    return this.provider.apply(region, type, planned ?? {}, undefined);
  }

  /** Changes a resource, as an apply would. @throws {Refusal} when AWS would refuse */
  async change(type: string, { state, key }: Found, values: Fields, region = "eu-west-1"): Promise<Found> {
    const { planned } = this.provider.plan(region, type, state, this.whole(type, values));
    return this.provider.apply(region, type, planned ?? {}, key);
  }

  /** Changes what exists behind everybody's back, as AWS does. */
  drift({ key }: Found, values: Fields): void {
    const object = this.store.get(key);
    if (object !== undefined) this.store.put({ ...object, state: { ...object.state, ...values } });
  }

  /** Which root attributes a change of configuration would replace a resource for. */
  replacedFor(type: string, { state }: Found, values: Fields, region = "eu-west-1"): readonly string[] {
    return this.provider.plan(region, type, state, this.whole(type, values)).replace;
  }

  /** Deletes a resource. @throws {Refusal} when AWS would refuse */
  async remove({ key }: Found): Promise<void> {
    await this.provider.remove(key);
  }

  /** What a data source finds. @throws {Refusal} when it finds nothing */
  async data(type: string, values: Fields, region = "eu-west-1"): Promise<Fields> {
    this.provider.configure(region, { region });
    return this.provider.data(region, type, this.whole(`data.${type}`, values));
  }

  private whole(name: string, values: Fields): Fields {
    const schema = this.schemas[name];
    if (schema === undefined) throw new Error(`expected the cloud to know ${name}`);
    const absent: Record<string, Value> = Object.fromEntries([
      ...Object.keys(schema.attributes).map((attribute) => [attribute, null] as const),
      ...Object.entries(schema.blocks).map(
        ([block, { nesting }]) => [block, nesting === "single" ? null : nesting === "map" ? {} : []] as const,
      ),
    ]);
    return { ...absent, ...values };
  }
}
