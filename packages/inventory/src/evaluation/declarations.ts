import type { Step } from "../expression/syntax";
import type { Resource } from "../resource/resource";

/** What the units of one environment declare, as far as an expression may refer to it. */
export interface Declarations {
  readonly layers: readonly string[];
  /** A block of a unit by its path from the top, for example `["locals", "network"]`; undefined where absent. */
  at(layer: string, steps: readonly Step[]): unknown;
  /** One block by its address inside a layer. */
  find(mode: "resource" | "data", type: string, name: string, layer: string): Resource | undefined;
}
