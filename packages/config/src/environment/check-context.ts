import { own } from "@strata/values";
import type { CheckContext } from "../layer-definition";
import type { Environment } from "./environment";

/** What a layer's `addresses`, `names` and `check` may look at, for an environment that loaded without faults. */
export function checkContext(environment: Environment): CheckContext {
  return { environment, settings: (layer) => own(environment.settings, layer) };
}
