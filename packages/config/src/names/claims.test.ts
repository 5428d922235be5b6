import { expect, it } from "vitest";
import { checkEnvironment, checkScope } from "../environment/environment-check";
import type { ClaimedName } from "../layer-definition";
import { environmentYaml, SHARED, shopLayers, TODAY } from "../shop.fixture";
import { parseYamlTree } from "../yaml/yaml-tree";
import { claimsOf } from "./claims";

/** Where the claim of a name in an environment of eu-west-1 must be the only one. */
function scopeOf(claim: Pick<ClaimedName, "scope" | "region">): string | undefined {
  const [network, ...others] = shopLayers;
  if (network === undefined) throw new Error("there are no layers");
  const names = (): readonly ClaimedName[] => [{ ...claim, kind: "alias", name: "shop", path: [] }];
  const { tree } = parseYamlTree(`${environmentYaml("shop")}${SHARED}`, "environment.yaml");
  if (tree === undefined) throw new Error("the environment is no map");
  const given = { path: "shop" };
  const checked = checkEnvironment(tree, given, checkScope([{ ...network, names }, ...others], TODAY));
  return claimsOf(checked, "shop", tree).find(({ kind }) => kind === "alias")?.scope;
}

it.each([
  { claim: { scope: "world" }, scope: "" },
  { claim: { scope: "account" }, scope: "111122223333" },
  { claim: { scope: "region" }, scope: "111122223333 eu-west-1" },
  { claim: { scope: "region", region: "us-east-1" }, scope: "111122223333 us-east-1" },
] as const)("a name of $claim must be the only one in $scope", ({ claim, scope }) => {
  expect(scopeOf(claim)).toBe(scope);
});
