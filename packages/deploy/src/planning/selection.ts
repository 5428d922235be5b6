import { suggestion } from "@strata/values";
import { DeployError } from "../deploy-error";

/** Which layers of an environment a command works on. */
export interface LayerSelection {
  /** Just these. @default all */
  readonly layers?: readonly string[];
  /** This one and those after it, in the order of layers. */
  readonly from?: string;
  /** This one and those before it. */
  readonly to?: string;
}

/**
 * The layers that are selected, in the order of layers.
 * @param environment folder under environments/
 * @throws {DeployError} with every name that is none, and where nothing is left
 */
export function selectedLayers(
  environment: string,
  listed: readonly string[],
  { layers = listed, from, to }: LayerSelection,
): readonly string[] {
  const named = [...layers, ...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to])];
  const unknown = [...new Set(named.filter((name) => !listed.includes(name)))];
  if (unknown.length > 0) {
    throw new DeployError(
      unknown.map((name) => {
        const hint = suggestion(name, listed);
        return `${environment}: expected layers among ${listed.join(", ")}, got ${JSON.stringify(name)}${hint === undefined ? "" : `; ${hint}`}`;
      }),
    );
  }
  const first = from === undefined ? 0 : listed.indexOf(from);
  const last = to === undefined ? listed.length - 1 : listed.indexOf(to);
  const selected = listed.filter((layer, index) => layers.includes(layer) && index >= first && index <= last);
  if (selected.length > 0) return selected;
  throw new DeployError([
    `${environment}: expected some of ${listed.join(", ")}, got none: ${[
      ...(layers === listed ? [] : [`--layer ${layers.join(" ")}`]),
      ...(from === undefined ? [] : [`--from ${from}`]),
      ...(to === undefined ? [] : [`--to ${to}`]),
    ].join(" ")}`,
  ]);
}
