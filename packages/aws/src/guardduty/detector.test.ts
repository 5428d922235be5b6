import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { DETECTOR_FEATURES, Detector } from "./detector";

describe("a detector", () => {
  const { at, addresses, built, written } = synthesized(
    (scope) =>
      new Detector(scope, "detector", {
        name: "shop",
        features: ["EKS_AUDIT_LOGS", "S3_DATA_EVENTS"],
        publishing: "FIFTEEN_MINUTES",
      }),
  );
  const features = addresses.filter((address) => address.startsWith("aws_guardduty_detector_feature."));

  it("is on, with features in resources of their own", () => {
    expect(at("aws_guardduty_detector.detector")).toEqual({
      enable: true,
      finding_publishing_frequency: "FIFTEEN_MINUTES",
      tags: { Name: "shop" },
    });
    expect(features).toHaveLength(DETECTOR_FEATURES.length);
  });

  it("has every feature on or off, so that one that is taken out is off", () => {
    expect(Object.fromEntries(features.map((address) => [at(address).name, at(address).status]))).toEqual({
      S3_DATA_EVENTS: "ENABLED",
      EKS_AUDIT_LOGS: "ENABLED",
      EBS_MALWARE_PROTECTION: "DISABLED",
      RDS_LOGIN_EVENTS: "DISABLED",
      LAMBDA_NETWORK_LOGS: "DISABLED",
    });
    for (const address of features) {
      expect(at(address).detector_id).toBe("${aws_guardduty_detector.detector.id}");
    }
  });

  it("exposes its id and ARN", () => {
    expect(written({ id: built.id, arn: built.arn })).toEqual({
      id: "${aws_guardduty_detector.detector.id}",
      arn: "${aws_guardduty_detector.detector.arn}",
    });
  });
});
