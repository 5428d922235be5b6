import { FormerAddresses } from "@strata/aws/former-addresses";
import { type Environment, formerEnvironment, type LayerDefinition } from "@strata/config";
import type { Contract } from "@strata/contract";
import { type LayerStack, renamedResources, type Unit, type Upstream } from "@strata/layer";
import { own } from "@strata/values";
import { App } from "cdktf";
import { layers } from "./registry";

/** The class that `stacks/<layer>/stack.ts` exports as `Stack`. */
type StackClass = new (app: App, unit: Unit<never>) => LayerStack<unknown>;

/**
 * Adds the stacks of an environment to the app, one for each of its layers, in order. Only the layers that it
 * lists are loaded. Resources of entries with new names are moved to their new addresses.
 * @throws {Error} when two units would keep their state in one object
 */
export async function addEnvironment(
  app: App,
  environment: Environment,
): Promise<readonly LayerStack<unknown>[]> {
  const stacks = await stacksOf(app, environment);
  const { renames = [] } = environment;
  if (renames.length > 0) {
    const former = await stacksOf(new App({ stackTraces: false }), formerEnvironment(environment, layers));
    for (const [layer, stack] of stacks) {
      const before = former.get(layer);
      if (before === undefined) continue;
      for (const { from, to } of renamedResources(stack, before, renames)) {
        FormerAddresses.of(stack).moved(from, to);
      }
    }
  }
  return [...stacks.values()];
}

/** The stacks of an environment by layer. */
async function stacksOf(
  app: App,
  environment: Environment,
): Promise<ReadonlyMap<string, LayerStack<unknown>>> {
  const stacks = new Map<string, LayerStack<unknown>>();
  for (const definition of layers.filter(({ name }) => environment.layers.includes(name))) {
    const module = (await import(`./${definition.name}/stack.ts`)) as { readonly Stack: StackClass };
    const stack = new module.Stack(app, unitOf(environment, definition) as Unit<never>);
    for (const upstream of definition.reads) {
      const producer = stacks.get(upstream);
      if (producer !== undefined) stack.addDependency(producer);
    }
    stacks.set(definition.name, stack);
  }
  return stacks;
}

/** One layer of an environment, as its stack receives it. */
export function unitOf(environment: Environment, definition: LayerDefinition): Unit {
  const { id, account, region, regions, posture, tags, providers, heldSubnets, settings } = environment;
  return {
    environment: { id, account, region, regions, posture, tags, providers, heldSubnets },
    layer: definition.name,
    settings: own(settings, definition.name),
    state: stateOf(environment, definition.name),
    upstream: Object.fromEntries(
      layers
        .filter(({ name }) => definition.reads.includes(name) && environment.layers.includes(name))
        .map((upstream) => [upstream.name, upstreamOf(environment, upstream)]),
    ),
  };
}

function upstreamOf(environment: Environment, { name, contract }: LayerDefinition): Upstream {
  const { outputs } = contract as Contract;
  const settings = own(environment.settings, name);
  const entries = Object.entries(outputs).flatMap(([output, declared]) =>
    declared.type === "entries" ? [[output, Object.keys(entriesAt(settings, declared.of))] as const] : [],
  );
  return {
    contract: contract as Contract,
    state: stateOf(environment, name),
    names: Object.fromEntries(entries),
    zones: (output, entry, field) => {
      const declared = own(outputs, output);
      if (declared?.type !== "entries") return undefined;
      return own(declared.fields, field)?.zones?.(
        own(entriesAt(settings, declared.of), entry) as never,
        settings as never,
      );
    },
  };
}

function stateOf(environment: Environment, layer: string): Unit["state"] {
  const state = own(environment.state, layer);
  if (state === undefined) throw new Error(`${environment.id}: layer ${layer} has no state location`);
  return state;
}

/** The map at a dotted path of settings. */
function entriesAt(settings: unknown, path: string): Readonly<Record<string, unknown>> {
  const map = path
    .split(".")
    .reduce<unknown>((value, key) => own(value as Record<string, unknown> | undefined, key), settings);
  return (map ?? {}) as Readonly<Record<string, unknown>>;
}
