import type { LayerDefinition, SettingsProblem } from "../layer-definition";
import { parseYamlTree } from "../yaml/yaml-tree";
import { checkEnvironment, checkScope } from "./environment-check";

/**
 * Checks the settings of an environment that is in no file, as if an `environment.yaml` held them: for tests of layers.
 * @param values what the file would hold, such as `{ id, account, region, network: … }`
 * @param layers the registry
 * @returns every fault; paths start at the top of the environment
 */
export function checkValues(
  values: Readonly<Record<string, unknown>>,
  layers: readonly LayerDefinition[],
): readonly SettingsProblem[] {
  // JSON is YAML.
  const { tree } = parseYamlTree(JSON.stringify(values), "values");
  if (tree === undefined) throw new Error("the values are no map");
  return checkEnvironment(tree, { path: "values" }, checkScope(layers, new Date())).faults;
}
