import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { endpointService } from "@strata/kind/vocabulary";
import { endpointProblems } from "./check";
import { type EndpointSettings, endpoint } from "./settings";

/** VPC endpoints. */
export const endpoints = defineKind({
  key: "endpoints",
  title: "endpoint",
  description: "VPC endpoints by service, for example ecr.api",
  entryName: endpointService,
  entry: endpoint,
  outputs: {
    description: "VPC endpoints by service, such as ecr.api",
    fields: { id: string("Endpoint id", "vpce-0a1b2c3d4e5f60718") },
  },
  can: {
    // A later layer can attach groups only where there are some already: others have only the group that they share.
    groups: {
      expected: "that has groups of its own",
      holds: (entry: EndpointSettings) => entry.type === "interface" && entry.groups.length > 0,
      got: ({ type }: EndpointSettings) =>
        type === "gateway" ? "which is in route tables only" : "which has the group that endpoints share",
    },
  },
  check: ({ name, entry, entries }) => endpointProblems(name, entry, Object.keys(entries)),
});
