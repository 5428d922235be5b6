import { builderFor } from "@strata/layer";
import type { audit } from "./index";

type Upstreams = Readonly<Record<never, never>>;

/** Declares how a kind of the audit layer is built. */
export const build = builderFor<typeof audit, Upstreams>();
