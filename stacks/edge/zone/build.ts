import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { HostedZone } from "@strata/aws";
import { type Field, string, strings } from "@strata/contract";
import type { LookUpProps } from "@strata/layer";
import { build } from "../builder";
import { domainsOf } from "../domains";
import { buildGlobalServices } from "../globalServices/build";
import { zone } from "./kind";

/** Creates the hosted zone, or looks it up. Later kinds spell their domain names by it. */
export const buildZone = build(zone, ({ scope, settings, names, environment, made, lookUp }) => {
  const domains = domainsOf(settings, environment);
  // `config check` has found that it has one.
  if (domains === undefined)
    throw new Error(`${environment.id}: edge.zone.name: expected a domain, got nothing`);
  const { mode, queryLog } = settings.zone;
  if (mode === "existing") {
    const { zone_id, name_servers } = lookUp(zoneLookUp(domains.zone));
    return { zone_id, zone_name: domains.zone, name_servers, domains };
  }
  const { zoneId, nameServers } = new HostedZone(scope, "zone", {
    name: domains.zone,
    description: `Public names of ${environment.id}`,
    ...(queryLog === undefined
      ? {}
      : {
          queryLog: { ...queryLog, ...made(buildGlobalServices).logging, groupName: names().queryLogGroup },
        }),
  });
  return { zone_id: zoneId, zone_name: domains.zone, name_servers: nameServers, domains };
});

function zoneLookUp(
  name: string,
): LookUpProps<{ readonly zone_id: Field<"string">; readonly name_servers: Field<"strings"> }> {
  return {
    name: "zone",
    description: `The hosted zone of ${name}, to plan without reading it.`,
    type: "aws_route53_zone",
    data: (scope, id) => new DataAwsRoute53Zone(scope, id, { name, privateZone: false }),
    fields: {
      zone_id: string("Zone id", "Z0A1B2C3D4E5F6G7H8I9"),
      name_servers: strings("Its name servers", ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"]),
    },
  };
}
