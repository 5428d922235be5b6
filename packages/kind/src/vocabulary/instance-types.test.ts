import { describe, expect, it } from "vitest";
import { architectureOf, instanceType } from "./instance-types";

describe("architecture", () => {
  it.each([
    ["t3.medium", "x86_64"],
    ["m5.2xlarge", "x86_64"],
    ["t3a.2xlarge", "x86_64"],
    ["m7i-flex.large", "x86_64"],
    ["g4dn.xlarge", "x86_64"],
    ["g6.xlarge", "x86_64"],
    ["u-6tb1.56xlarge", "x86_64"],
    ["x2iedn.xlarge", "x86_64"],
    ["p6-b200.48xlarge", "x86_64"],
    ["a1.large", "arm64"],
    ["t4g.small", "arm64"],
    ["m7g.large", "arm64"],
    ["c6gn.large", "arm64"],
    ["r8gd.large", "arm64"],
    ["im4gn.large", "arm64"],
    ["is4gen.large", "arm64"],
    ["g5g.xlarge", "arm64"],
    ["hpc7g.16xlarge", "arm64"],
  ])("of %s is %s", (type, architecture) => {
    expect(instanceType.safeParse(type).success).toBe(true);
    expect(architectureOf(type)).toBe(architecture);
  });
});
