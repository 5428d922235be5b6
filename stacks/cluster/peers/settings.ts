import { entryName, port } from "@strata/kind/vocabulary";
import { z } from "zod";

const ports = z.record(
  entryName,
  z.strictObject({
    protocol: z.enum(["tcp", "udp"]).default("tcp"),
    port: port.describe("Port of the service, or the first of a range"),
    toPort: port.optional().describe("Last port of a range"),
  }),
);

/** What the cluster's own security group exchanges with another one. */
export const peer = z.strictObject({
  traffic: z
    .union([z.literal("all"), ports], 'all, or ports by name such as "database: { port: 5432 }"')
    .describe(
      "all: everything, both ways; ports by name: only these, and only from the cluster to members of the group",
    ),
});

/** Settings of a peer. */
export type PeerSettings = z.output<typeof peer>;
