import { isPlainMap } from "@strata/values";
import { everything } from "../references/everything.fixture";
import { addons } from "./every-setting/addons.fixture";
import { audit } from "./every-setting/audit.fixture";
import { cluster } from "./every-setting/cluster.fixture";
import { data } from "./every-setting/data.fixture";
import { edge } from "./every-setting/edge.fixture";
import { network } from "./every-setting/network.fixture";

/** Maps one over the other; null takes an entry away, as in settings. */
export function over(one: unknown, other: unknown): unknown {
  if (!isPlainMap(one) || !isPlainMap(other)) return other;
  const all = {
    ...one,
    ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, over(one[key], value)])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** An environment that gives every optional setting a value, as one `environment.yaml` would hold it. */
export const everySetting = over(everything, { audit, network, cluster, data, edge, addons }) as Readonly<
  Record<string, unknown>
>;
