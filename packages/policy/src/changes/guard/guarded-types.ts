import type { GuardedType } from "./guarded-type";
import { databases } from "./tables/databases";
import { kubernetes } from "./tables/kubernetes";
import { platform } from "./tables/platform";
import { stores } from "./tables/stores";

/** Every type whose deletion or replacement stops an apply until somebody allows it by address. */
export const GUARDED: readonly GuardedType[] = [...databases, ...stores, ...platform, ...kubernetes];
