import { expect, it } from "vitest";
import { architectureOfImage } from "./images";

it.each([
  ["AL2023_x86_64_STANDARD", "x86_64"],
  ["AL2023_ARM_64_STANDARD", "arm64"],
  ["BOTTLEROCKET_x86_64_NVIDIA", "x86_64"],
  ["BOTTLEROCKET_ARM_64_FIPS", "arm64"],
])("the architecture of image %s is %s", (image, architecture) => {
  expect(architectureOfImage(image)).toBe(architecture);
});
