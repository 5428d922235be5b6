import { describe, expect, it } from "vitest";
import { backendOf, stateBuckets } from "./state-buckets";

const backend = (bucket: string, region: string): unknown => ({
  terraform: { backend: { s3: { bucket, key: "k", region } } },
});

describe("stateBuckets", () => {
  it("names each bucket of a backend or of remote state once", () => {
    const reader = {
      ...(backend("shop-b", "eu-west-1") as object),
      data: {
        terraform_remote_state: {
          network: { backend: "s3", config: { bucket: "shop-a", key: "n", region: "us-east-1" } },
          cluster: { backend: "s3", config: { bucket: "shop-b", key: "c", region: "eu-west-1" } },
        },
      },
    };

    expect(stateBuckets([reader, backend("shop-b", "eu-west-1")])).toEqual([
      { bucket: "shop-a", region: "us-east-1" },
      { bucket: "shop-b", region: "eu-west-1" },
    ]);
  });

  it.each([{}, null, { terraform: { backend: { local: {} } } }, { data: {} }])(
    "finds none in %j",
    (template) => {
      expect(stateBuckets([template])).toEqual([]);
      expect(backendOf(template)).toBeUndefined();
    },
  );
});
