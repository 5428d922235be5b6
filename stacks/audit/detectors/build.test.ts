import { expect, it } from "vitest";
import { at, synth } from "../shop.fixture";

const statuses = (settings: Parameters<typeof synth>[0]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.values(synth(settings).resource.aws_guardduty_detector_feature ?? {}).map(({ name, status }) => [
      name,
      status,
    ]),
  );

it("a detector reads objects and clusters, and what else its settings say", () => {
  const off = { EBS_MALWARE_PROTECTION: "DISABLED", LAMBDA_NETWORK_LOGS: "DISABLED" };

  expect(statuses({ detectors: { region: {} } })).toEqual({
    ...off,
    S3_DATA_EVENTS: "ENABLED",
    EKS_AUDIT_LOGS: "ENABLED",
    RDS_LOGIN_EVENTS: "DISABLED",
  });
  expect(statuses({ detectors: { region: { features: ["RDS_LOGIN_EVENTS"] } } })).toEqual({
    ...off,
    S3_DATA_EVENTS: "DISABLED",
    EKS_AUDIT_LOGS: "DISABLED",
    RDS_LOGIN_EVENTS: "ENABLED",
  });
});

it("a detector is on, sends as its settings say, and is what later layers read", () => {
  const template = synth({ detectors: { region: { publishing: "SIX_HOURS" } } });

  expect(at(template, "aws_guardduty_detector.detectors_region")).toEqual({
    enable: true,
    finding_publishing_frequency: "SIX_HOURS",
    tags: { Name: "shop-production-region" },
  });
  expect(template.output.detectors?.value).toEqual({
    region: {
      id: "${aws_guardduty_detector.detectors_region.id}",
      arn: "${aws_guardduty_detector.detectors_region.arn}",
    },
  });
});
