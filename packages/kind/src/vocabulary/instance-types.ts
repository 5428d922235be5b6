import { z } from "zod";

/** Instruction set of a machine or of an image for it. */
export type Architecture = "x86_64" | "arm64";

/**
 * Series of EC2 instances, the letters in front of the generation. `mac` is missing: it runs on dedicated hosts only.
 * Source: EC2 instance types guide, "Naming conventions"; a series that is missing here is one word to add.
 */
const SERIES = "a|c|d|dl|f|g|gr|h|hpc|i|im|inf|is|m|p|r|trn|u|vt|x|z";

/** Sizes from large on, which every series has, and those below. Source: as above. */
const LARGE = "large|xlarge|[1-9]\\d{0,2}xlarge|metal(-\\d{2,3}xl)?";
const MEDIUM = `medium|${LARGE}`;

/** Sizes of burstable instances: from nano to 2xlarge. Source: EC2 instance types guide, "General purpose", T4g, T3, T2. */
const BURSTABLE = "t(2|3|3a|4g)\\.(nano|micro|small|medium|large|xlarge|2xlarge)";

/** Every other type: series, generation, properties and size. */
const OTHER = `((${SERIES})[1-9][a-z]*(-[a-z0-9]+)?|u-\\d+tb1)\\.(${MEDIUM})`;

/** Generations that EC2 sells no more to who does not have them. Source: EC2, "Previous generation instances". */
const PREVIOUS = "(c1|m1|m2|t1|g2|h1|i2|r3|m3|c3)\\.";

/** Type of an EC2 instance. Source: EC2 `RunInstances`, parameter `InstanceType`. */
export const instanceType: z.ZodString = z
  .string('an EC2 instance type such as "m7i.large"')
  .regex(
    new RegExp(`^(?!${PREVIOUS})(${BURSTABLE}|${OTHER})$`),
    'an EC2 instance type such as "m7i.large": a family, a generation of today and a size that it has',
  );

/**
 * Instruction set of an EC2 instance type: AWS puts a `g` behind the generation of families with its own
 * processors (`m7g`, `c6gn`, `im4gn`); `a1` came before that habit. A `g` in front is a graphics family.
 * Source: EC2 instance types guide, "Naming conventions".
 */
export function architectureOf(type: string): Architecture {
  const family = type.slice(0, type.indexOf("."));
  return family === "a1" || /\d[a-z0-9-]*g/.test(family) ? "arm64" : "x86_64";
}
