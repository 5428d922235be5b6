/** Instruction set of a machine or of an image for it. */
export type Architecture = "x86_64" | "arm64";

/**
 * Instruction set of an EC2 instance type: AWS puts a `g` behind the generation of families with its own
 * processors (`m7g`, `c6gn`, `im4gn`); `a1` came before that habit. A `g` in front is a graphics family.
 * Source: EC2 instance types guide, "Naming conventions".
 */
export function architectureOf(instanceType: string): Architecture {
  const family = instanceType.slice(0, instanceType.indexOf("."));
  return family === "a1" || /\d[a-z0-9-]*g/.test(family) ? "arm64" : "x86_64";
}

/** Instruction set of an image, which is part of its name. */
export function architectureOfImage(image: string): Architecture {
  return image.includes("_ARM_64") ? "arm64" : "x86_64";
}
