import { endpointGroup } from "@strata/aws";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { endpoints } from "./kind";

/** Attaches the cluster's own security group to interface endpoints of the network layer, and returns how. */
export const buildEndpoints = build(endpoints, ({ scope, settings, made, read }) => {
  const each = new Construct(scope, "endpoints");
  const existing = read("network").endpoints;
  const services = settings.endpoints === "all" ? existing.names : settings.endpoints;
  return services.map((service) =>
    endpointGroup(each, service.replaceAll(".", "-"), {
      endpointId: existing.entry(service).id,
      groupId: made(buildControlPlane).cluster_security_group_id,
    }),
  );
});
