import { describe, expect, it } from "vitest";
import { UnknownUntil } from "./unknown-until";

const unit = {
  locals: {
    network: { vpc_id: "${var.network.vpc_id}" },
    subnets: "${slice(local.network.tiers.private.subnet_ids, 0, 2)}",
  },
  data: { aws_iam_policy_document: { read: { statement: [{ resources: ["${local.data.bucket_arn}/*"] }] } } },
  resource: {
    aws_lb: {
      web: {
        vpc: "${local.network.vpc_id}",
        subnets: "${local.subnets}",
        other: "${local.network.vpc_cidr}",
        both: "${local.network.vpc_id}-${local.data.bucket_arn}",
        policy: "${data.aws_iam_policy_document.read.json}",
        given: "${aws_lb.other.vpc}",
        computed: "${aws_lb.other.arn}",
        loop: "${aws_lb.web.loop}",
        name: "web",
      },
      other: { vpc: "${local.network.vpc_id}" },
    },
  },
  output: { vpc: { value: "${local.network.vpc_id}" }, arn: { value: "${aws_lb.web.arn}" } },
};

const until = new UnknownUntil(
  [
    { from: "network", path: ["vpc_id"] },
    { from: "network", path: ["tiers", "private"] },
    { from: "data", path: ["bucket_arn"] },
  ],
  unit,
);

describe("what makes an unknown value known", () => {
  it.each([
    { attribute: "vpc", layers: ["network"] },
    { attribute: "subnets", layers: ["network"] },
    { attribute: "other", layers: [] },
    { attribute: "both", layers: ["network", "data"] },
    { attribute: "policy", layers: ["data"] },
    { attribute: "given", layers: ["network"] },
    { attribute: "computed", layers: [] },
    { attribute: "loop", layers: [] },
    { attribute: "arn", layers: [] },
  ])("of $attribute are $layers", ({ attribute, layers }) => {
    expect(until.ofResource("aws_lb.web", [attribute])).toEqual(layers);
    expect(until.ofResource('aws_lb.web["a"]', [attribute, 0, "x"])).toEqual(layers);
  });

  it("is said of outputs too, and of nothing where the unit is not known", () => {
    expect(until.ofOutput("vpc")).toEqual(["network"]);
    expect(until.ofOutput("arn")).toEqual([]);
    expect(
      new UnknownUntil([{ from: "network", path: [] }], undefined).ofResource("aws_lb.web", ["vpc"]),
    ).toEqual([]);
  });

  it("knows what the unit gives", () => {
    expect(["vpc", "arn"].map((attribute) => until.gives("aws_lb.web", attribute))).toEqual([true, false]);
    expect(until.gives("aws_lb.missing", "vpc")).toBeUndefined();
  });
});
