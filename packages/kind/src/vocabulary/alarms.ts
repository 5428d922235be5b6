import { entriesOf } from "@strata/config/schema/vocabulary";
import { z } from "zod";

/** Receivers of a topic's messages, by name. Source: SNS `Subscribe`, parameter `Protocol`. */
export const subscribers = entriesOf(
  z.strictObject({ protocol: z.enum(["email", "https", "lambda", "sqs"]), endpoint: z.string() }),
);
