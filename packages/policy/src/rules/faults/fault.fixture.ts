/** One change to the sound environment. */
export interface Fault {
  readonly layer: string;
  /** Path in the unit's JSON, with `/` between steps. */
  readonly at: string;
  /** The new value; absent: the old one is taken out. */
  readonly to?: unknown;
  /** Layer in which the rule turns red, where it is another one. */
  readonly found?: string;
}

/** A policy document of one statement. */
export const document = (statement: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ Statement: statement });

/** A policy by which everybody may decrypt. */
export const everybody = document({ Effect: "Allow", Action: "kms:Decrypt", Resource: "*", Principal: "*" });

/** The fault of a resource in the network layer, by its path under `resource`. */
export const network = (at: string, to?: unknown): Fault => ({
  layer: "network",
  at: `resource/${at}`,
  ...(to === undefined ? {} : { to }),
});

/** As `network`, in the cluster layer. */
export const cluster = (at: string, to?: unknown): Fault => ({ ...network(at, to), layer: "cluster" });

/** As `network`, in the data layer. */
export const data = (at: string, to?: unknown): Fault => ({ ...network(at, to), layer: "data" });

/** As `network`, in the edge layer. */
export const edge = (at: string, to?: unknown): Fault => ({ ...network(at, to), layer: "edge" });

/** As `network`, in the addons layer. */
export const addons = (at: string, to?: unknown): Fault => ({ ...network(at, to), layer: "addons" });
