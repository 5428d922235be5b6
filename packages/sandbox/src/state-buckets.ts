/** A bucket that templates expect to exist. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
}

/** The backend of a template: where its state is. */
export interface StateBackend extends StateBucket {
  readonly key: string;
}

/** The S3 backend of a parsed `cdk.tf.json`, or undefined where it has another one. */
export function backendOf(template: unknown): StateBackend | undefined {
  return locationOf(at(template, "terraform", "backend", "s3"));
}

/**
 * The buckets in which templates keep their states or look for those of others, each once. In an account they exist
 * before any layer: the sandbox makes them.
 */
export function stateBuckets(templates: readonly unknown[]): readonly StateBucket[] {
  const locations = templates.flatMap((template) => [backendOf(template), ...remoteStates(template)]);
  const buckets = locations.flatMap((found) => (found === undefined ? [] : [[found.bucket, found] as const]));
  return [...new Map([...buckets].reverse()).values()]
    .map(({ bucket, region }) => ({ bucket, region }))
    .sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
}

function remoteStates(template: unknown): readonly (StateBackend | undefined)[] {
  const sources = at(template, "data", "terraform_remote_state");
  return Object.values((sources ?? {}) as object).map((source: unknown) => locationOf(at(source, "config")));
}

function locationOf(settings: unknown): StateBackend | undefined {
  const { bucket, key, region } = (settings ?? {}) as Partial<Record<string, unknown>>;
  if (typeof bucket !== "string" || typeof key !== "string") return undefined;
  return { bucket, key, region: typeof region === "string" ? region : "us-east-1" };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
}
