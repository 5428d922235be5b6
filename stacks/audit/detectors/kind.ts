import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { detector } from "./settings";

/** Detectors of GuardDuty: AWS lets an account have one in a region. */
export const detectors = defineKind({
  key: "detectors",
  title: "detector",
  description: "GuardDuty: threats in the account and region",
  entry: detector,
  outputs: {
    description: "Detectors of GuardDuty",
    fields: {
      id: string("Id of the detector", "12abc34d567e8fa901bc2d34e56789f0"),
      arn: string(
        "ARN of the detector",
        "arn:aws:guardduty:eu-west-1:111122223333:detector/12abc34d567e8fa901bc2d34e56789f0",
      ),
    },
  },
  // Source: GuardDuty API, CreateDetector.
  sole: {
    scope: "region",
    expected: "the only detector of its account and region, since AWS lets there be one",
  },
  kept: {
    since: "its findings go with it, and nothing is found until there is another one",
    way: "export its findings to S3 or Security Hub first",
    source: "GuardDuty API, DeleteDetector",
  },
});
