import { z } from "zod";

/** Largest number that APIs of AWS take for an integer. */
const LARGEST = 2_147_483_647;

/** A duration in whole days. */
export const days: z.ZodInt = z.int().min(1).max(LARGEST);

/** A duration in whole seconds. */
export const seconds: z.ZodInt = z.int().min(0).max(LARGEST);

/** A size in GiB. Source: EBS user guide, "Amazon EBS volume types": none is larger than 64 TiB. */
export const gibibytes: z.ZodInt = z.int().min(1).max(65_536);

/** Size of a gp3 volume, GiB. Source: EBS user guide, "General Purpose SSD volumes". */
export const gp3Gibibytes: z.ZodInt = z.int().min(1).max(16_384);
