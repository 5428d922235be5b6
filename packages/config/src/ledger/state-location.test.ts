import { describe, expect, it } from "vitest";
import { locateState } from "./state-location";

const unit = {
  id: "shop-prod",
  path: "shop/prod/eu-west-1",
  layer: "data",
  account: "111122223333",
  region: "eu-west-1",
};
const templates = {
  bucket: "shop-state",
  key: "{path}/{layer}/terraform.tfstate",
  region: "{region}",
  segments: [],
};

describe("where a unit keeps its state", () => {
  it.each([
    {
      state: templates,
      location: {
        bucket: "shop-state",
        key: "shop/prod/eu-west-1/data/terraform.tfstate",
        region: "eu-west-1",
      },
    },
    {
      state: {
        ...templates,
        segments: ["system", "stage"],
        bucket: "{system}-{stage}-{account}",
        key: "{stage}/{id}/{layer}.tfstate",
      },
      location: { bucket: "shop-prod-111122223333", key: "prod/shop-prod/data.tfstate", region: "eu-west-1" },
    },
    {
      state: { ...templates, region: "eu-central-1", kmsKeyId: "arn:aws:kms:{region}:{account}:alias/state" },
      location: {
        bucket: "shop-state",
        key: "shop/prod/eu-west-1/data/terraform.tfstate",
        region: "eu-central-1",
        kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/state",
      },
    },
  ])("is filled in from $state", ({ state, location }) => {
    expect(locateState(state, unit)).toEqual({ location });
  });

  it.each([
    {
      state: { bucket: "{acount}" },
      path: ["bucket"],
      expected: "a known placeholder",
      got: "{acount}",
      mend: 'did you mean "account"?',
    },
    {
      state: { key: "{layer}/{}" },
      path: ["key"],
      expected: "a known placeholder",
      got: "{}",
      mend: "known: id, path, layer, account, region",
    },
    {
      state: { segments: ["a", "b", "c", "d"], key: "{d}/{layer}" },
      path: ["key"],
      expected: "a folder path with a segment for {d}",
      got: "one of fewer than 4 segments",
    },
    {
      state: { segments: ["layer"] },
      path: ["segments", 0],
      expected: "a name of its own",
      got: '"layer", the name of a built-in placeholder',
    },
    {
      state: { segments: ["a", "a"] },
      path: ["segments", 1],
      expected: "a name of its own",
      got: '"a", given twice',
    },
    {
      state: { bucket: "Shop-State" },
      path: ["bucket"],
      expected:
        "a bucket name of lower-case letters, digits, dots and hyphens that starts and ends with a letter or digit",
      got: '"Shop-State"',
    },
    {
      state: { bucket: "{id}-{account}-{region}-terraform-state-of-everything-x" },
      path: ["bucket"],
      expected: "a bucket name of 3 to 63 characters",
      got: '"shop-prod-111122223333-eu-west-1-terraform-state-of-everything-x" (64)',
    },
    {
      state: { bucket: "a..b" },
      path: ["bucket"],
      expected: "a bucket name without two dots in a row",
      got: '"a..b"',
    },
    {
      state: { bucket: "10.0.0.1" },
      path: ["bucket"],
      expected: "a bucket name that is no IP address",
      got: '"10.0.0.1"',
    },
    {
      state: { bucket: "state-s3alias" },
      path: ["bucket"],
      expected: "a bucket name that AWS does not keep for itself",
      got: '"state-s3alias"',
    },
    {
      state: { key: "/{layer}" },
      path: ["key"],
      expected: "a key without a slash at either end",
      got: '"/data"',
    },
    {
      state: { key: "é".repeat(513) },
      path: ["key"],
      expected: "a key of at most 1024 bytes",
      got: "one of 1026",
    },
  ])("is refused: $state", ({ state, ...problem }) => {
    expect(locateState({ ...templates, ...state }, unit)).toEqual({ problems: [problem] });
  });
});
