/** One layer of one environment, as synthesized. */
export interface SynthesizedUnit {
  /** Folder of the environment under `environments/`, for example `shop/production/eu-west-1`. */
  readonly environment: string;
  readonly environmentId: string;
  /** Name of the layer, for example `network`. */
  readonly layer: string;
  /** Name of the stack, and of its folder under `cdktf.out/stacks`. */
  readonly stack: string;
  /** The parsed `cdk.tf.json`. */
  readonly json: unknown;
}
