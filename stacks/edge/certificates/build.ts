import { Certificate, ValidationRecords } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildZone } from "../zone/build";
import { certificates } from "./kind";

/** The certificates, by name, each issued unless the zone is still unknown to its parent domain. */
export const buildCertificates = build(certificates, ({ scope, settings, layer, made, awsIn }) => {
  const each = new Construct(scope, "certificates");
  const {
    zone_id: zoneId,
    domains: { spell, zone },
  } = made(buildZone);
  const records = new ValidationRecords(scope, "validation-records", { zoneId, zone });
  return byName(
    settings,
    ({ domain, names, region }, entry) =>
      new Certificate(each, entry, {
        domain: spell(domain),
        names: names.map(spell),
        records,
        wait: layer.zone.delegated ? "issued" : "requested",
        ...(region === "own" ? {} : { provider: awsIn(region) }),
      }),
  );
});
