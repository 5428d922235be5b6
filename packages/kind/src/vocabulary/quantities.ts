import { z } from "zod";

/** A duration in whole days. */
export const days: z.ZodInt = z.int().min(1);

/** A duration in whole seconds. */
export const seconds: z.ZodInt = z.int().min(0);

/** A size in GiB. */
export const gibibytes: z.ZodInt = z.int().min(1);
