import { isBlock } from "@strata/inventory";
import { claim, synth, type Template } from "@strata/synth-test";
import { expect, it } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const STAGING = "numinia/staging/eu-west-1";
/** Layers of both environments; production records its account besides. */
const LAYERS = ["network", "cluster", "data", "edge", "addons"];
const OF_PRODUCTION = ["audit", ...LAYERS];

/** Each layer with a field of its backend. */
function backends(template: Template, field: string): readonly (readonly [string, unknown])[] {
  return template.layers.map((layer) => [layer, template.backend(layer).get(field)]);
}

function inEveryLayer(
  value: unknown,
  layers: readonly string[] = OF_PRODUCTION,
): readonly (readonly [string, unknown])[] {
  return layers.map((layer) => [layer, value]);
}

claim("NUMINIA-BASE-STATE-01", PRODUCTION, (template) => {
  const kinds = template.layers.map((layer) => {
    const settings = template.terraform(layer);
    return [layer, isBlock(settings) && isBlock(settings.backend) ? Object.keys(settings.backend) : []];
  });

  expect(kinds).toEqual(inEveryLayer(["s3"]));
});

claim("NUMINIA-BASE-STATE-02", PRODUCTION, (template) => {
  expect(backends(template, "encrypt")).toEqual(inEveryLayer(true));
});

it("NUMINIA-BASE-STATE-02: settings cannot turn encryption off", async () => {
  await expect(synth(PRODUCTION, { state: { encrypt: false } })).rejects.toThrow(
    'state.encrypt: expected a known key, got "encrypt"; known: bucket, key, region, kmsKeyId, segments',
  );
});

claim("NUMINIA-BASE-STATE-03", PRODUCTION, (template) => {
  expect(backends(template, "bucket")).toEqual(
    inEveryLayer("production-terragrunt-tf-state-numinia-eu-west-1"),
  );
});

claim("NUMINIA-BASE-STATE-04", PRODUCTION, (template) => {
  expect(backends(template, "key")).toEqual([
    ["audit", "production/eu-west-1/numinia/audit/tf.tfstate"],
    ["network", "production/eu-west-1/numinia/network/tf.tfstate"],
    ["cluster", "production/eu-west-1/numinia/cluster/tf.tfstate"],
    ["data", "production/eu-west-1/numinia/data/tf.tfstate"],
    ["edge", "production/eu-west-1/numinia/edge/tf.tfstate"],
    ["addons", "production/eu-west-1/numinia/addons/tf.tfstate"],
  ]);
});

claim("NUMINIA-BASE-STATE-05", PRODUCTION, (template) => {
  expect(backends(template, "region")).toEqual(inEveryLayer("eu-west-1"));
});

claim("NUMINIA-BASE-STATE-06", [PRODUCTION, STAGING], (production, staging) => {
  const buckets = {
    production: "production-terragrunt-tf-state-numinia-eu-west-1",
    staging: "staging-terragrunt-tf-state-numinia-eu-west-1",
  };
  expect(backends(production, "bucket")).toEqual(inEveryLayer(buckets.production));
  expect(backends(staging, "bucket")).toEqual(inEveryLayer(buckets.staging, LAYERS));

  const reads = (template: Template) =>
    template
      .data("terraform_remote_state")
      .map((read) => [read.layer, read.get("config.bucket"), read.get("config.key")])
      .sort();
  const within = (stage: "production" | "staging") =>
    [
      ["cluster", "network"],
      ["data", "network"],
      ["data", "cluster"],
      ["edge", "data"],
      ["addons", "cluster"],
      ["addons", "network"],
      ["addons", "data"],
    ]
      .map(([layer, upstream]) => [
        layer,
        buckets[stage],
        `${stage}/eu-west-1/numinia/${upstream}/tf.tfstate`,
      ])
      .sort();
  expect(reads(production)).toEqual(within("production"));
  expect(reads(staging)).toEqual(within("staging"));
});
