import { describe, expect, it } from "vitest";
import { resource, shopCluster, synth } from "../shop.fixture";

const ASSOCIATION = "aws_vpc_endpoint_security_group_association";

describe("endpoints that the cluster's own group is attached to", () => {
  it("are all of the network's, in addition to the groups of each", () => {
    const template = synth(shopCluster({ endpoints: "all" }));

    expect(Object.keys(template.resource[ASSOCIATION] ?? {})).toEqual(["endpoints_ecr-api", "endpoints_sts"]);
    expect(resource(template, ASSOCIATION, "endpoints_ecr-api")).toEqual({
      vpc_endpoint_id: '${local.network.endpoints["ecr.api"].id}',
      security_group_id: "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}",
    });
  });

  it("are those that settings name, and none otherwise", () => {
    const named = synth(shopCluster({ endpoints: ["sts"] }));

    expect(Object.keys(named.resource[ASSOCIATION] ?? {})).toEqual(["endpoints_sts"]);
    expect(synth(shopCluster()).resource[ASSOCIATION]).toBeUndefined();
  });
});
