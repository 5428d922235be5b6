import type { LayerDefinition } from "./layer-definition";
import type { LoadedEnvironment } from "./load-environments";
import type { Origin } from "./origin";
import type { SetValue } from "./origins";

/** One value, who set it, and what it overrode. */
export interface Explanation {
  readonly path: string;
  readonly value: unknown;
  /** Undefined where the schema's default holds. */
  readonly origin?: Origin;
  /** Earlier values, nearest first. */
  readonly overrode: readonly SetValue[];
  /** Every scalar and list below a map, each with its origin; empty for a scalar or list. */
  readonly entries: readonly Explanation[];
}

/** An explanation, or what to say where no setting has this path. */
export type ExplainResult =
  | { readonly explanation: Explanation }
  | { readonly unknown: { readonly expected: string; readonly got: string } };

/** Explains a dotted path, for example `network.cidr`. */
export function explain(
  _loaded: LoadedEnvironment,
  _path: string,
  _layers: readonly LayerDefinition[],
): ExplainResult {
  throw new Error("not built yet");
}

/** The explanation as lines for a terminal. */
export function renderExplanation(_explanation: Explanation): readonly string[] {
  throw new Error("not built yet");
}
