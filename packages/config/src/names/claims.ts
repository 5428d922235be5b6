import type { CheckedEnvironment } from "../environment/environment-check";
import type { ClaimedName } from "../layer-definition";
import { placeOf } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import type { Tree } from "../yaml/tree";
import type { Claim } from "./clashes";

/** Where a claimed name must be the only one, by its scope. */
const SCOPES: Readonly<Record<ClaimedName["scope"], (account: string, region: string) => string>> = {
  world: () => "",
  account: (account) => account,
  region: (account, region) => `${account} ${region}`,
};

/**
 * What one environment claims: its id, its state objects, and the names that its layers claim.
 * @param path its folder
 * @param root its merged tree
 */
export function claimsOf(checked: CheckedEnvironment, path: string, root: Tree): readonly Claim[] {
  const { environment, names, values } = checked;
  const at = (setting: SettingPath): Pick<Claim, "environment" | "origin" | "path"> => ({
    environment: path,
    origin: placeOf(root, setting, "value"),
    path: setting.join("."),
  });
  const id =
    typeof values.id === "string"
      ? [{ ...at(["id"]), kind: "id", expected: "an id of its own", scope: "", name: values.id }]
      : [];
  const states = Object.entries(environment?.state ?? {}).map(([layer, { bucket, key }]) => ({
    ...at(["state", "key"]),
    kind: "state object",
    expected: `a state object of its own for ${layer}`,
    scope: "",
    name: `s3://${bucket}/${key}`,
  }));
  const layers = names.map(({ layer, scope, region, kind, name, sole, path: inner }) => ({
    ...at([layer, ...inner]),
    kind,
    expected: sole ?? `a name of its own as ${kind}`,
    isSole: sole !== undefined,
    scope:
      environment === undefined ? path : SCOPES[scope](environment.account, region ?? environment.region),
    name,
  }));
  return [...id, ...states, ...layers];
}
