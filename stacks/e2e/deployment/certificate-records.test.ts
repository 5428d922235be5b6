import { describe, expect, it } from "vitest";
import { workbench } from "../../../packages/sandbox/src/provider/workbench.fixture";
import { synth } from "../../edge/shop.fixture";

type Named = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The part of a template that certificates and their zone are, without backend, logs and alarms. */
function certificates(settings: object): Record<string, unknown> {
  const { resource, provider, moved, removed } = JSON.parse(
    JSON.stringify(synth({ domain: "example.com", certificates: settings })),
  ) as Readonly<Record<string, unknown>> & { readonly resource: Readonly<Record<string, Named>> };
  const kept = [
    "aws_acm_certificate",
    "aws_acm_certificate_validation",
    "aws_route53_record",
    "aws_route53_zone",
  ];
  const resources = Object.fromEntries(Object.entries(resource).filter(([type]) => kept.includes(type)));
  return { provider, resource: resources, ...(moved ? { moved } : {}), ...(removed ? { removed } : {}) };
}

const BOTH = {
  site: { names: ["*.{zone}"], region: "us-east-1" },
  gateway: { names: ["api.{zone}"], region: "own" },
};

/** The records that prove names, by address, with their names in DNS. */
const recordsOf = (state: Named): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(state)
      .filter(([address]) => address.startsWith("aws_route53_record.validation-records"))
      .map(([address, { fqdn }]) => [address, fqdn]),
  );

describe("records of certificates that share names", () => {
  it("outlive a certificate while another one has the name, and change nothing for a new one", async () => {
    const both = certificates(BOTH);
    const bench = await workbench(both);
    await bench.apply();
    const before = recordsOf(bench.state());
    expect(Object.keys(before)).toEqual([
      "aws_route53_record.validation-records",
      "aws_route53_record.validation-records_api",
    ]);
    expect(await bench.planCode()).toBe(0);

    bench.configure(certificates({ gateway: BOTH.gateway }));
    expect(await bench.apply()).toContain("Resources: 0 added, 0 changed, 2 destroyed.");
    expect(recordsOf(bench.state())).toEqual(before);
    expect(await bench.planCode()).toBe(0);

    bench.configure(both);
    expect(await bench.apply()).toContain("0 destroyed");
    expect(recordsOf(bench.state())).toEqual(before);
    expect(await bench.planCode()).toBe(0);
  }, 120_000);

  it("take over those that each certificate had for itself, and delete none", async () => {
    const both = certificates(BOTH);
    const former = structuredClone(both) as {
      resource: Record<string, Record<string, unknown>>;
      moved?: unknown;
      removed?: unknown;
    };
    const own = (certificate: string) => ({
      for_each: `\${{for option in aws_acm_certificate.${certificate}.domain_validation_options : option.domain_name => option}}`,
      zone_id: "${aws_route53_zone.zone.zone_id}",
      name: "${each.value.resource_record_name}",
      type: "${each.value.resource_record_type}",
      records: ["${each.value.resource_record_value}"],
      ttl: 300,
      allow_overwrite: true,
    });
    former.resource.aws_route53_record = {
      certificates_site_records: own("certificates_site"),
      certificates_gateway_records: own("certificates_gateway"),
    };
    delete former.resource.aws_acm_certificate_validation;
    delete former.moved;
    delete former.removed;
    const bench = await workbench(former, { alsoServe: [both] });
    await bench.apply();

    bench.configure(both);
    expect(await bench.apply()).toContain("2 added, 0 changed, 0 destroyed");
    expect(Object.keys(recordsOf(bench.state()))).toHaveLength(2);
    expect(await bench.planCode()).toBe(0);
  }, 120_000);
});
