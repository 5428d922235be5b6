import type { NodeImage } from "@strata/aws";
import type { Architecture } from "@strata/kind/vocabulary";

/** The images that EKS maintains for nodes. Amazon Linux 2 is not among them: EKS publishes no more of it. */
export const NODE_IMAGES = [
  "AL2023_x86_64_STANDARD",
  "AL2023_ARM_64_STANDARD",
  "AL2023_x86_64_NEURON",
  "AL2023_x86_64_NVIDIA",
  "AL2023_ARM_64_NVIDIA",
  "BOTTLEROCKET_x86_64",
  "BOTTLEROCKET_ARM_64",
  "BOTTLEROCKET_x86_64_FIPS",
  "BOTTLEROCKET_ARM_64_FIPS",
  "BOTTLEROCKET_x86_64_NVIDIA",
  "BOTTLEROCKET_ARM_64_NVIDIA",
] as const satisfies readonly NodeImage[];

/** Instruction set of an image, which is part of its name. */
export function architectureOfImage(image: string): Architecture {
  return image.includes("_ARM_64") ? "arm64" : "x86_64";
}
