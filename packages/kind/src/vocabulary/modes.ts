import { fixed } from "@strata/config";
import type { z } from "zod";

/** Whether something is made here or looked up, which it is from its beginning. */
export function madeOrFound<S extends z.ZodType>(mode: S): S {
  return fixed(mode, {
    since: "what was made here is destroyed once it is external, and what is external is made a second time",
    way: "to hand it over, take its resources out of the state with terraform state rm; to take it over, import them",
    source: "Terraform, Remove resources from state; Import",
  });
}
