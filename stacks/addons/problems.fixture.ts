import { addonsCheck } from "./check";
import { settingsOf, shop, shopEnvironment } from "./shop.fixture";

/** Settings of the other layers, as the check reads them. */
export const others: Readonly<Record<string, unknown>> = {
  cluster: { version: "1.32" },
  data: {
    secrets: { "orders-database": {}, "mail-key": {} },
    buckets: { assets: {}, exports: {} },
    databases: { main: { mode: "managed" }, legacy: { mode: "external" } },
    caches: { sessions: { mode: "managed" } },
    accessPoints: { samples: {}, series: {} },
  },
};

/** What a test changes of a check's surroundings. */
export interface Surroundings {
  readonly upstream?: Readonly<Record<string, unknown>>;
  readonly layers?: readonly string[];
  readonly environmentId?: string;
}

/** What the check says of the shop with these settings, as a reader sees it without the file. */
export function problems(settings: object, surroundings: Surroundings = {}): readonly string[] {
  const { upstream = others, layers, environmentId = "shop" } = surroundings;
  const addons = settingsOf({ ...shop, ...settings });
  const context = {
    environment: { ...shopEnvironment(layers), id: environmentId },
    settings: (layer: string) => (layer === "addons" ? addons : upstream[layer]),
  };
  return addonsCheck(context).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}

/** The chart of the cluster autoscaler, in the version of the cluster. */
export const autoscaler = {
  ...shop.charts.fetcher,
  chart: "cluster-autoscaler",
  values: { autoDiscovery: { clusterName: "shop" }, image: { tag: "v1.32.5" } },
};
