import type { Draft } from "../../values/recipe";
import { type LookUp, lookUp } from "../look-up";
import type { Service } from "../service";

/** A public zone that the parent domain delegates to. */
const EXISTING: LookUp = {
  type: "aws_route53_zone",
  by: [
    { asked: "zone_id", kept: "zone_id" },
    { asked: "name", kept: "name" },
  ],
  assume: (name, { digest: random }) => {
    const id = `Z${random(name, 20).toUpperCase()}`;
    return {
      id,
      zone_id: id,
      name,
      arn: `arn:aws:route53:::hostedzone/${id}`,
      name_servers: ["com", "net", "org", "co.uk"].map((suffix) => `ns-1.awsdns-01.${suffix}`),
      primary_name_server: "ns-1.awsdns-01.com",
      resource_record_set_count: 2,
      comment: "",
      private_zone: false,
      tags: {},
    };
  },
};

/** Hosted zones and their records. */
export const ROUTE53: Service = {
  named: {
    hostedZone: {
      at: ["aws_route53_zone.zone_id"],
      code: "NoSuchHostedZone",
      message: (id) => `No hosted zone found with ID: ${id}`,
      scope: "account",
    },
  },
  types: {
    aws_route53_zone: {
      values: {
        id: "{zone_id}",
        zone_id: "Z{upper:20}",
        arn: "arn:aws:route53:::hostedzone/{zone_id}",
        name_servers: (draft) => nameServers(draft),
        primary_name_server: (draft) => nameServers(draft)[0] ?? "",
      },
      inUse: {
        name: "zone_id",
        code: "HostedZoneNotEmpty",
        message: () =>
          "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
        unless: "force_destroy",
      },
    },
    aws_route53_record: {
      values: {
        id: (draft) => {
          const parts = [
            draft.text("zone_id"),
            recordName(draft),
            draft.text("type"),
            draft.text("set_identifier"),
          ];
          return parts.filter((part) => part !== "").join("_");
        },
        fqdn: (draft) => recordName(draft),
        allow_overwrite: () => false,
      },
      refersTo: { zone_id: "hostedZone" },
      uses: { zone_id: "aws_route53_zone" },
      unique: {
        name: ["zone_id", "fqdn", "type", "set_identifier"],
        code: "InvalidChangeBatch",
        message: (name) => `[Tried to create resource record set [name='${name}'] but it already exists]`,
      },
    },
    aws_route53_health_check: {
      values: { id: "{uuid}", arn: "arn:aws:route53:::healthcheck/{id}" },
    },
    aws_route53_query_log: {
      values: { id: "{uuid}", arn: "arn:aws:route53:::queryloggingconfig/{id}" },
      refersTo: { zone_id: "hostedZone" },
    },
  },
  dataSources: {
    aws_route53_zone: (query) => lookUp(EXISTING, query),
  },
};

/** Four name servers, one of each of Route 53's domains. */
function nameServers(draft: Draft): readonly string[] {
  return ["com", "net", "org", "co.uk"].map((suffix) => {
    const number = Number.parseInt(draft.digest(`name server ${suffix}`, "hex", 3), 16) % 2048;
    return `ns-${number}.awsdns-${String(number % 64).padStart(2, "0")}.${suffix}`;
  });
}

/** The full name of a record: its own, with that of the zone behind it where it does not end so. */
function recordName(draft: Draft): string {
  const name = draft.text("name").replace(/\.$/, "");
  const zone = draft.find("aws_route53_zone", "zone_id", draft.get("zone_id"))?.name;
  const domain = typeof zone === "string" ? zone.replace(/\.$/, "") : "";
  if (domain === "" || name === domain || name.endsWith(`.${domain}`)) return name;
  return name === "" ? domain : `${name}.${domain}`;
}
