import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment, LayerDefinition } from "@strata/config";
import { checkEnvironment, checkScope } from "@strata/config/environment/environment-check";
import { checkSettings } from "@strata/config/schema/layer-settings";
import { type MapTree, treeAt } from "@strata/config/yaml/tree";
import { parseYamlTree } from "@strata/config/yaml/yaml-tree";
import { inTemporaryFolder } from "@strata/files";
import type { LayerStack, Unit } from "@strata/layer";
import { App } from "cdktf";
import { unitOf } from "../../app";
import { layers } from "../../registry";
import type { Settings } from "./single-changes.fixture";

/** What is written in no file, with all defaults. */
export interface Invented {
  readonly environment: Environment;
  /** Effective settings, in the shape of an `environment.yaml`. */
  readonly settings: Settings;
}

type StackClass = new (app: App, unit: Unit<never>) => LayerStack<unknown>;

const PLACE = { path: "shop/production" };

/** An environment of these settings. @throws {Error} with the first fault of the settings, where they have one */
export function invented(settings: Settings): Invented {
  const { environment, values, faults } = checkEnvironment(
    treeOf(settings),
    PLACE,
    checkScope(layers, new Date()),
  );
  const [fault] = faults;
  if (environment === undefined || fault !== undefined) {
    throw new Error(`${fault?.path.join(".")}: expected ${fault?.expected}, got ${fault?.got}`);
  }
  return { environment, settings: values };
}

/**
 * What Terraform is given of one layer with other settings, the layers before it being as they were. Undefined where
 * the layer's settings come to the same as before, or where the schema or the build refuses them. What else `config
 * check` would say is not asked: it may refuse for a reason that other settings would not give.
 */
export async function layerJson(
  { environment }: Invented,
  layer: string,
  settings: Settings,
): Promise<unknown | undefined> {
  const definition = definitionOf(layer);
  const checked = checkSettings(treeAt(treeOf({ [layer]: settings[layer] }), [layer]), {
    consumer: definition,
    layers,
    listed: environment.layers,
    settings: (name) => environment.settings[name],
  });
  if (checked.settings === undefined || checked.faults.length > 0) return undefined;
  if (JSON.stringify(checked.settings) === JSON.stringify(environment.settings[layer])) return undefined;
  return synthesized(
    { ...environment, settings: { ...environment.settings, [layer]: checked.settings } },
    layer,
  );
}

/** What Terraform is given of one layer of an environment; undefined where the build refuses its settings. */
export async function synthesized(environment: Environment, layer: string): Promise<unknown | undefined> {
  const { Stack } = (await import(`../../${layer}/stack.ts`)) as { readonly Stack: StackClass };
  return inTemporaryFolder(join(tmpdir(), "strata-undone-"), async (outdir) => {
    try {
      const unit = unitOf(environment, definitionOf(layer)) as Unit<never>;
      const stack = new Stack(new App({ outdir, stackTraces: false }), unit);
      stack.prepareStack();
      return JSON.parse(JSON.stringify(stack.toTerraform())) as unknown;
    } catch {
      return undefined;
    }
  });
}

function definitionOf(layer: string): LayerDefinition {
  const definition = layers.find(({ name }) => name === layer);
  if (definition === undefined) throw new Error(`${layer}: no such layer`);
  return definition;
}

/** Settings as a file would hold them: JSON is YAML. */
export function treeOf(settings: Settings): MapTree {
  const { tree } = parseYamlTree(JSON.stringify(settings), "settings");
  if (tree === undefined) throw new Error("the settings are no map");
  return tree;
}
