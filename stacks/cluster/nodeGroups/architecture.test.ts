import { describe, expect, it } from "vitest";
import { architectureOf, architectureOfImage } from "./architecture";

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
  ])("of %s is %s", (instanceType, architecture) => {
    expect(architectureOf(instanceType)).toBe(architecture);
  });

  it.each([
    ["AL2023_x86_64_STANDARD", "x86_64"],
    ["AL2023_ARM_64_STANDARD", "arm64"],
    ["BOTTLEROCKET_x86_64_NVIDIA", "x86_64"],
    ["BOTTLEROCKET_ARM_64_FIPS", "arm64"],
  ])("of image %s is %s", (image, architecture) => {
    expect(architectureOfImage(image)).toBe(architecture);
  });
});
