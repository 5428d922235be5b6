import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";

const leaf = (network: string): string =>
  environmentYaml("shop-prod").replace("network: { cidr: 10.0.0.0/16 }", `network: ${network}`);

describe("a file of a layer and the one of all layers in its folder", () => {
  it("may not set one setting both, whichever would win", () => {
    const files = {
      "shop/prod/environment.yaml": leaf("{ cidr: 10.0.0.0/16, nat: one, tiers: { a: { bits: 4 } } }"),
      "shop/prod/network.yaml":
        "nat: one\ntiers:\n  a: { bits: 5, public: true }\n  b: { bits: 4 }\nzones: [a]\n",
    };
    const at = "shop/prod/network.yaml";
    const again = "expected each setting in one file of a folder, got it again, after environments/shop/prod";
    expect(problemLines(loadFiles(files))).toEqual([
      `${at}:1:1: network.nat: ${again}/environment.yaml:4:31; remove one of the two`,
      `${at}:3:8: network.tiers.a.bits: ${again}/environment.yaml:4:55; remove one of the two`,
    ]);
  });

  it("may not either above the environments, once for all of them", () => {
    const files = {
      "shop/defaults.yaml": "network: { nat: none }\n",
      "shop/network.yaml": "nat: null\n",
      "shop/a/environment.yaml": environmentYaml("shop-a"),
      "shop/b/environment.yaml": environmentYaml("shop-b"),
    };
    expect(problemLines(loadFiles(files))).toEqual([
      "shop/network.yaml:1:1: network.nat: expected each setting in one file of a folder, got it again, after environments/shop/defaults.yaml:1:12; remove one of the two",
    ]);
  });

  it("may set different settings of one map, and what a file further out sets", () => {
    const files = {
      "shop/network.yaml": "nat: none\n",
      "shop/prod/defaults.yaml": "network: { nat: perZone }\n",
      "shop/prod/environment.yaml": leaf("{ cidr: 10.0.0.0/16 }"),
      "shop/prod/network.yaml": "nat: one\n",
    };
    const { environments, problems } = loadFiles(files);
    expect(problems).toEqual([]);
    expect(environments[0]?.values).toMatchObject({ network: { cidr: "10.0.0.0/16", nat: "one" } });
  });
});
