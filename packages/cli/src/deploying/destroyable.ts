import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Ledger, readLedger } from "@strata/config";
import { stackName } from "@strata/contract";
import { fetchArtefact, selectedLayers, type Unit, unitIn, unitsOfEnvironment } from "@strata/deploy";
import { environmentsOf, type PlacedEnvironment, type Project } from "@strata/project";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";
import { type LayerOptions, selectionOf } from "./layer-options";
import { onlyEnvironment } from "./only-environment";
import { placed } from "./placed";

/** What can be destroyed of an environment. */
export interface Destroyable {
  readonly environment: PlacedEnvironment;
  /** Units, in the order of layers; such that the code no longer has as they were applied last. */
  readonly units: readonly Unit[];
  /** Layers that are selected. */
  readonly layers: readonly string[];
  /** Those among them that the code no longer has. */
  readonly gone: readonly string[];
}

/**
 * An environment as its folder has it; layers that were taken out of it, where they are named; or an environment whose folder
 * is gone. What the code no longer has is where the ledger says, and is what was applied last.
 * @param region of the state bucket, where the environment is gone
 * @throws {Failure} where nothing of that name is known
 */
export async function destroyable(
  terminal: Terminal,
  project: Project,
  name: string,
  options: LayerOptions & { readonly region?: string },
): Promise<Destroyable> {
  const { ledger } = readLedger({ root: project.environments });
  const isRecorded = Object.hasOwn(ledger.environments, name);
  if (
    isRecorded &&
    !environmentsOf(project, [], { ledger: "rewrite" }).some(({ environment }) => environment.id === name)
  ) {
    return goneEnvironment(terminal, project, name, ledger, options);
  }
  const out = options.layer === undefined ? undefined : layersTakenOut(project, name, ledger, options.layer);
  if (out !== undefined) {
    const units = await fetchUnits(terminal, project, ledger, out, out.gone, out.region);
    return { environment: out, units, layers: out.gone, gone: out.gone };
  }
  const environment = onlyEnvironment(name, await placed(project, [name], terminal));
  const layers = selectedLayers(environment.path, environment.layers, selectionOf(options));
  return { environment, units: unitsOfEnvironment(project, environment), layers, gone: [] };
}

/**
 * An environment whose named layers were all taken out of it, although they are recorded: settings are not checked against
 * the ledger then, which says just that. Undefined where it lists them, or the ledger has none.
 */
function layersTakenOut(
  project: Project,
  name: string,
  ledger: Ledger,
  named: readonly string[],
): (PlacedEnvironment & { readonly gone: readonly string[] }) | undefined {
  const [only, ...others] = environmentsOf(project, [name], { ledger: "rewrite" });
  if (only === undefined || others.length > 0) return undefined;
  const { id, path, account, region, layers } = only.environment;
  const recorded = Object.keys(ledger.environments[id]?.units ?? {});
  const gone = recorded.filter((layer) => named.includes(layer) && !layers.includes(layer));
  if (gone.length < named.length) return undefined;
  return { id, path, account, region, layers: [...layers, ...gone], gone };
}

async function goneEnvironment(
  terminal: Terminal,
  project: Project,
  id: string,
  ledger: Ledger,
  options: LayerOptions & { readonly region?: string },
): Promise<Destroyable> {
  const region = options.region ?? process.env.AWS_REGION;
  if (region === undefined) {
    throw new Failure([
      `${id}: its folder is gone, and the ledger does not say where its state bucket is; name the bucket's region: --region <region>`,
    ]);
  }
  const recorded = Object.keys(ledger.environments[id]?.units ?? {});
  const unknown = { id, path: id, account: "", region, layers: recorded };
  const layers = selectedLayers(id, recorded, selectionOf(options));
  const units = await fetchUnits(terminal, project, ledger, unknown, layers, region);
  return { environment: unknown, units, layers, gone: layers };
}

/** Units as they were applied last, in folders of their own. */
async function fetchUnits(
  terminal: Terminal,
  project: Project,
  ledger: Ledger,
  { id, layers: all }: PlacedEnvironment,
  layers: readonly string[],
  region: string,
): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  for (const layer of layers) {
    const place = ledger.environments[id]?.units[layer];
    if (place === undefined) continue;
    const stack = stackName(id, layer);
    const folder = join(project.root, ".strata", "fetched", stack);
    rmSync(folder, { recursive: true, force: true });
    await fetchArtefact({ ...place, region }, folder);
    terminal.complain(`${stack}: as it was applied last, from s3://${place.bucket}/${place.key}`);
    units.push(unitIn(folder, layer, stack, all));
  }
  return units;
}
