import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LayerStack } from "@strata/layer";
import { App, DefaultTokenResolver, StringConcat, type TerraformProvider, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import type { ClusterPlace, Place } from "./place";

/** Account and region of the constructs under test. */
export const place: Place = { account: "111122223333", region: "eu-west-1" };

/** A cluster in that place. */
export const clusterPlace: ClusterPlace = { ...place, clusterName: "shop", vpcId: "vpc-1" };

/** Arguments of one resource, as in `cdk.tf.json`. */
export type Block = Readonly<Record<string, unknown>>;

/** What a construct synthesizes to. */
export interface Synthesized<T> {
  /** What was built: the construct, with what it exposes. */
  readonly built: T;
  /** Terraform addresses of everything that it creates, sorted. A changed address replaces a resource. */
  readonly addresses: readonly string[];
  /**
   * The arguments of the resource at an address.
   * @throws {Error} where there is none; the message lists those there are
   */
  at(address: string): Block;
  /** The value of a local; undefined where there is none. */
  local(name: string): unknown;
  /** A value with its tokens as the expressions that Terraform reads. */
  written(value: unknown): unknown;
}

/** A stand-in for a layer, so that addresses are allocated, and collisions refused, as in a real one. */
class ConstructStack extends LayerStack<unknown> {}

/** Synthesizes what the function builds, alone in a stack. */
export function synthesized<T>(build: (scope: Construct) => T): Synthesized<T> {
  // CDKTF creates the folder as soon as there is an app, although nothing is written to it here.
  const outdir = mkdtempSync(join(tmpdir(), "strata-construct-"));
  try {
    const stack = new ConstructStack(new App({ outdir, stackTraces: false }), {
      environment: {
        ...place,
        id: "shop",
        posture: "production",
        tags: {},
        providers: {},
        heldSubnets: {},
        regions: ["us-east-1"],
      },
      layer: "network",
      settings: {},
      state: { bucket: "shop-state", key: "network", region: place.region },
      upstream: {},
    });
    const built = build(stack);
    stack.prepareStack();
    stack.runAllValidations();
    const { resource = {}, locals = {} } = JSON.parse(JSON.stringify(stack.toTerraform())) as {
      readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
      readonly locals?: Block;
    };
    const blocks = Object.fromEntries(
      Object.entries(resource).flatMap(([type, byName]) =>
        Object.entries(byName).map(([name, { "//": _metadata, ...block }]) => [`${type}.${name}`, block]),
      ),
    );
    const addresses = Object.keys(blocks).sort();
    return {
      built,
      addresses,
      at: (address) => {
        const block = blocks[address];
        if (block === undefined) throw new Error(`expected ${address}, got ${addresses.join(", ")}`);
        return block;
      },
      local: (name) => locals[name],
      written: (value) =>
        Tokenization.resolve(value, {
          scope: stack,
          resolver: new DefaultTokenResolver(new StringConcat()),
          preparing: false,
        }) as unknown,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The provider of us-east-1, for resources of global services; a resource shows it as `aws.us-east-1`. */
export function northVirginia(scope: Construct): TerraformProvider {
  return new AwsProvider(scope, "aws-us-east-1", { region: "us-east-1", alias: "us-east-1" });
}

/** The statements of a policy as written, with `${…}` inside of JSON strings. */
export function statements(policy: unknown): readonly Block[] {
  return (JSON.parse(policy as string) as { readonly Statement: readonly Block[] }).Statement;
}
