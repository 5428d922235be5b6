import { refersTo } from "@strata/kind";
import { subscribers } from "@strata/kind/vocabulary";
import { z } from "zod";

/** The topic that alarms publish to. */
export const alarmSettings = {
  alarms: z
    .strictObject({
      key: refersTo("network.keys", {
        needs: [{ can: "alarms", since: "alarms publish to a topic that is encrypted with it" }],
      }).describe("Key that encrypts the topic"),
      subscribers: subscribers.describe("Receivers of alarms, by name: at least one"),
    })
    .describe("The topic that alarms publish to"),
};
