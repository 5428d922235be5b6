import { describe, expect, it } from "vitest";
import { consumedOutputs } from "./consumed-outputs";

const unit = (resource: object, more: object = {}) => ({
  variable: { network: { default: null, "//": { example: { vpc_id: "vpc-1" } } } },
  data: { terraform_remote_state: { network: { count: "${var.network == null ? 1 : 0}" } } },
  locals: {
    network: {
      vpc_id:
        "${var.network == null ? data.terraform_remote_state.network[0].outputs.vpc_id : var.network.vpc_id}",
    },
    ...more,
  },
  resource: { aws_thing: { one: resource } },
});

describe("what a unit reads of a layer", () => {
  it.each<{ readonly what: string; readonly resource: object; readonly paths: readonly unknown[] }>([
    { what: "nothing", resource: { name: "network", text: "$${local.network.vpc_id}" }, paths: [] },
    { what: "an output", resource: { vpc: "${local.network.vpc_id}" }, paths: [["vpc_id"]] },
    {
      what: "a field of an entry, whose name may have dots",
      resource: {
        a: ["x ${local.network.tiers.private.ids} y"],
        b: '${local.network.endpoints["ecr.api"].id}',
      },
      paths: [
        ["tiers", "private", "ids"],
        ["endpoints", "ecr.api", "id"],
      ],
    },
    {
      what: "elements",
      resource: { a: "${local.network.ids[0]}", b: "${local.network.ids[1]}" },
      paths: [
        ["ids", 0],
        ["ids", 1],
      ],
    },
    {
      what: "a list that covers its elements",
      resource: { a: "${local.network.ids[0]}", b: "${join(local.network.ids)}" },
      paths: [["ids"]],
    },
    {
      what: "all elements",
      resource: { a: "${local.network.tiers[*].ids}", b: "${local.network.zones[local.zone].id}" },
      paths: [["tiers"], ["zones"]],
    },
    { what: "an output in a key", resource: { "${local.network.vpc_id}": 1 }, paths: [["vpc_id"]] },
    { what: "all of it", resource: { a: "${local.network}", b: "${local.network.vpc_id}" }, paths: [[]] },
    { what: "what nobody can read", resource: { a: "%{ if local.network.x }y%{ endif }" }, paths: [[]] },
    {
      what: "the state itself",
      resource: { a: "${data.terraform_remote_state.network[0].outputs.vpc_id}", b: "${var.network.zones}" },
      paths: [["vpc_id"], ["zones"]],
    },
    { what: "another layer", resource: { a: "${local.networks.vpc_id}" }, paths: [] },
  ])("is $what", ({ resource, paths }) => {
    expect(consumedOutputs(unit(resource), "network")).toEqual(paths);
  });

  it("is also what its other locals read", () => {
    expect(consumedOutputs(unit({}, { both: ["${local.network.vpc_id}"] }), "network")).toEqual([["vpc_id"]]);
  });
});
