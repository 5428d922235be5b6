import { defineSingle } from "@strata/kind";
import { globalServicesProblems } from "./check";
import { globalServicesSettings } from "./settings";

/** The key, the topic and the log policy of the layer in us-east-1, where global services log and raise alarms. */
export const globalServices = defineSingle({
  key: "globalServices",
  title: "resources of global services",
  description: "The key, the alarm topic and the log policy in us-east-1 that global services share",
  settings: globalServicesSettings,
  names: {
    // The log policy has the same name. Source: KMS `CreateAlias`, 256 characters with the prefix.
    alias: { of: "KMS alias", default: "{id}-edge", scope: "region", region: "us-east-1", longest: 250 },
    // Source: SNS `CreateTopic`, parameter `Name`.
    topic: {
      of: "SNS topic",
      default: "{id}-edge-alarms",
      scope: "region",
      region: "us-east-1",
      longest: 256,
    },
  },
  check: ({ own, layer }) => globalServicesProblems(own, layer),
});
