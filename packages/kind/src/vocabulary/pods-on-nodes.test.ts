import { describe, expect, it } from "vitest";
import { podsOnNode } from "./pods-on-nodes";

// Source: aws/amazon-vpc-cni-k8s, misc/eni-max-pods.txt, and EKS's most of 110 and 250.
describe("pods on a node", () => {
  it.each([
    ["t3.nano", 4],
    ["t3.small", 11],
    ["t3a.small", 8],
    ["t3.medium", 17],
    ["t3.large", 35],
    ["t3a.2xlarge", 58],
    ["t4g.small", 11],
    ["m5.large", 29],
    ["m5.2xlarge", 58],
    ["m7g.medium", 8],
    ["c6i.4xlarge", 110],
    ["c6i.8xlarge", 234],
    ["r6a.16xlarge", 250],
    ["g4dn.xlarge", 29],
  ])("of %s are %i", (type, pods) => {
    expect(podsOnNode(type, false)).toBe(pods);
  });

  it.each([
    ["t3.small", 110],
    ["t3.nano", 34],
    ["m5.8xlarge", 250],
    // Not built on Nitro.
    ["t2.small", 11],
  ])("of %s with prefixes are %i", (type, pods) => {
    expect(podsOnNode(type, true)).toBe(pods);
  });

  it("are unknown of a type that is not listed", () => {
    expect(podsOnNode("m5.metal", false)).toBeUndefined();
    expect(podsOnNode("z9.large", false)).toBeUndefined();
  });
});
