import { describe, expect, it } from "vitest";
import { upstreamKeys } from "./upstream-keys";

/** A unit that reads a network and looks a zone up, with one repeated resource. */
const unit = (repeated: object, data: object = {}): Readonly<Record<string, unknown>> => ({
  variable: { network: { default: null }, zone: { default: null }, size: { default: 2 } },
  data: {
    terraform_remote_state: { network: { count: "${var.network == null ? 1 : 0}" } },
    aws_route53_zone: { zone: { count: "${null != var.zone ? 0 : 1}" } },
    ...data,
  },
  locals: {
    network: {
      tiers:
        "${var.network == null ? tomap({for name, entry in data.terraform_remote_state.network[0].outputs.tiers : name => {ids = tolist(entry.ids)}}) : var.network.tiers}",
    },
    zone: { zone_id: "${var.zone == null ? data.aws_route53_zone.zone[0].zone_id : var.zone.zone_id}" },
    letters: ["a", "b"],
    byZone: { a: "${local.network.tiers.private.ids[0]}", b: "${local.network.tiers.private.ids[1]}" },
    again: "${local.network.tiers.private.ids}",
    loop: "${local.loop}",
  },
  resource: {
    aws_vpc_endpoint: { s3: { subnet_ids: "${local.network.tiers.private.ids}", service_name: "s3" } },
    aws_acm_certificate: { site: { domain_name: "shop.example" } },
    aws_thing: { each: repeated },
  },
});

/** What is found of the repeated resource; the guards of data sources are always there. */
const found = (repeated: object): readonly string[] =>
  upstreamKeys(unit(repeated)).map(({ argument, paths }) => `${argument}: ${paths.join(", ")}`);

describe("keys that are known before anything exists", () => {
  it.each<object>([
    {},
    { count: 3 },
    { count: "${var.size}" },
    { count: "${length(local.letters)}" },
    { count: "${length([local.network.tiers.private.ids[0], local.zone.zone_id])}" },
    { for_each: { a: "${local.network.tiers.private.ids[0]}" } },
    { for_each: '${{ a = local.network.tiers.private.ids[0], "b" = local.zone.zone_id }}' },
    { for_each: "${local.byZone}" },
    { for_each: "${merge(local.byZone, { c = local.zone.zone_id })}" },
    { for_each: "${toset(local.letters)}" },
    { for_each: "${toset(keys(local.byZone))}" },
    { for_each: "${{for zone, subnet in local.byZone : zone => subnet}}" },
    { for_each: "${{for data in local.letters : data => local.network.tiers.private.ids}}" },
    { for_each: "${aws_vpc_endpoint.s3}" },
    { for_each: "${{for o in aws_acm_certificate.site.domain_validation_options : o.domain_name => o}}" },
    { for_each: "${toset([aws_vpc_endpoint.s3.service_name, local.loop])}" },
    { for_each: { a: 1 }, subnet_ids: "${local.network.tiers.private.ids}" },
  ])("are %j", (repeated) => {
    expect(found(repeated)).toEqual([]);
  });
});

const IDS = "local.network.tiers.private.ids";

describe("keys that another layer or a look-up says", () => {
  it.each([
    { repeated: { for_each: `\${toset(${IDS})}` }, paths: `for_each: ${IDS}` },
    { repeated: { for_each: "${local.network.tiers}" }, paths: "for_each: local.network.tiers" },
    { repeated: { for_each: "${toset(local.again)}" }, paths: "for_each: local.again" },
    { repeated: { for_each: { "${local.zone.zone_id}": 1 } }, paths: "for_each: local.zone.zone_id" },
    { repeated: { for_each: `\${{ (${IDS}[0]) = 1 }}` }, paths: `for_each: ${IDS}[0]` },
    { repeated: { for_each: `\${toset([${IDS}[0]])}` }, paths: `for_each: ${IDS}[0]` },
    { repeated: { for_each: "${toset(values(local.byZone))}" }, paths: "for_each: local.byZone" },
    {
      repeated: { for_each: "${{for zone, subnet in local.byZone : subnet => zone}}" },
      paths: "for_each: local.byZone",
    },
    {
      repeated: { for_each: '${{for zone, subnet in local.byZone : zone => 1 if subnet != ""}}' },
      paths: "for_each: local.byZone",
    },
    {
      repeated: { for_each: `\${{for index, id in ${IDS} : index => id}}` },
      paths: `for_each: ${IDS}`,
    },
    {
      repeated: { for_each: "${var.network == null ? {} : { a = 1, (local.zone.zone_id) = 2 }}" },
      paths: "for_each: local.zone.zone_id",
    },
    {
      repeated: { for_each: "${local.zone.zone_id == null ? {} : { a = 1 }}" },
      paths: "for_each: local.zone.zone_id",
    },
    {
      repeated: { for_each: "${toset(aws_vpc_endpoint.s3.subnet_ids)}" },
      paths: "for_each: aws_vpc_endpoint.s3.subnet_ids",
    },
    { repeated: { for_each: "${toset(var.network.ids)}" }, paths: "for_each: var.network.ids" },
    { repeated: { count: `\${length(${IDS})}` }, paths: `count: ${IDS}` },
    { repeated: { count: '${local.zone.zone_id == "" ? 0 : 1}' }, paths: "count: local.zone.zone_id" },
    {
      repeated: { count: "${length(data.aws_route53_zone.zone)}" },
      paths: "count: data.aws_route53_zone.zone",
    },
  ])("are $repeated", ({ repeated, paths }) => {
    expect(found(repeated)).toEqual([paths]);
  });

  it("are found of data sources, of modules and of imports too", () => {
    const each = { for_each: `\${toset(${IDS})}` };
    const json = {
      ...unit({}, { aws_subnet: { each } }),
      module: { nested: { source: "./nested", count: "${length(local.network.tiers)}" } },
      import: [{ to: "aws_thing.each", id: "${each.value}", ...each }],
    };

    expect(upstreamKeys(json)).toEqual([
      { address: "data.aws_subnet.each", argument: "for_each", paths: [IDS] },
      { address: "module.nested", argument: "count", paths: ["local.network.tiers"] },
      { address: "import of aws_thing.each", argument: "for_each", paths: [IDS] },
    ]);
  });
});
