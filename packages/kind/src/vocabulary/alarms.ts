import type { SettingsProblem } from "@strata/config";
import { entriesOf } from "@strata/config/schema/vocabulary";
import { own } from "@strata/values";
import { z } from "zod";
import { lambdaArn, queueArn } from "./arns";

/** An e-mail address. Source: RFC 5321, sections 4.1.2 and 4.5.3.1, without quoted local parts. */
export const emailAddress: z.ZodString = z
  .string()
  .max(254, "an e-mail address of at most 254 characters")
  .regex(
    /^(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    'an e-mail address such as "ops@example.com"',
  );

/**
 * An address that SNS posts to. Source: SNS `Subscribe`, parameter `Endpoint`: it begins with https:// and is public. SNS
 * takes a user and a password in it, but states and plans would have them too.
 */
export const httpsEndpoint: z.ZodString = z
  .string()
  .max(2048, "a URL of at most 2048 characters")
  .regex(
    /^https:\/\/([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}(:\d{1,5})?([/?][^\s#]*)?$/,
    'an https URL without a password such as "https://alerts.example.com/aws"',
  );

/** What a topic's messages are sent to, by how they are sent. Source: SNS `Subscribe`, `Protocol` and `Endpoint`. */
export const subscriber = z.discriminatedUnion("protocol", [
  z.strictObject({ protocol: z.literal("email"), endpoint: emailAddress }),
  z.strictObject({ protocol: z.literal("https"), endpoint: httpsEndpoint }),
  z.strictObject({ protocol: z.literal("lambda"), endpoint: lambdaArn }),
  z.strictObject({ protocol: z.literal("sqs"), endpoint: queueArn }),
]);

/** Receivers of a topic's messages, by name. */
export const subscribers = entriesOf(subscriber);

/**
 * A topic that alarms publish to has a receiver, since SNS passes nothing on without one.
 * @param raised which alarms publish to it, as in `the network's alarms publish`
 * @returns the problem, with its path inside the layer
 */
export function silentAlarms(
  named: z.output<typeof subscribers>,
  raised: string,
): readonly SettingsProblem[] {
  if (Object.keys(named).length > 0) return [];
  return [
    {
      path: ["alarms", "subscribers"],
      expected: `a receiver at least, since ${raised} to a topic that otherwise tells nobody`,
      got: "none",
      mend: 'add one such as team: { protocol: email, endpoint: "team@example.com" }',
    },
  ];
}

/** Receivers that are one to SNS, which has one subscription of a topic for each endpoint. Paths are inside the layer. */
export function repeatedSubscribers(
  all: Readonly<Record<string, z.output<typeof subscriber>>>,
): readonly SettingsProblem[] {
  const names = Object.keys(all);
  const texts = names.map((name) => JSON.stringify([own(all, name)?.protocol, own(all, name)?.endpoint]));
  return names.flatMap((name, index) => {
    const first = names[texts.indexOf(texts[index] ?? "")];
    return first === name
      ? []
      : [
          {
            path: ["alarms", "subscribers", name, "endpoint"],
            expected: "an endpoint that the topic has once",
            got: `${JSON.stringify(own(all, name)?.endpoint)}, which ${first} has already`,
            mend: "remove one of them",
          },
        ];
  });
}
