import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";

/**
 * Sources that a detector may read besides its own, by a name for construct ids. Runtime monitoring is not among them:
 * it manages agents, whose settings provider 5 compares in the order in which AWS returns them, and so would replace at
 * every apply. Source: GuardDuty API, `DetectorFeatureConfiguration`; AWS provider 5.100.0, detector_feature.go.
 */
const FEATURES = {
  objects: "S3_DATA_EVENTS",
  clusters: "EKS_AUDIT_LOGS",
  volumes: "EBS_MALWARE_PROTECTION",
  logins: "RDS_LOGIN_EVENTS",
  functions: "LAMBDA_NETWORK_LOGS",
} as const;

/** A source that a detector may read besides its own, as GuardDuty names it. */
export type DetectorFeature = (typeof FEATURES)[keyof typeof FEATURES];

/** Every feature that a detector may have. */
export const DETECTOR_FEATURES: readonly DetectorFeature[] = Object.values(FEATURES);

/** A detector of GuardDuty. */
export interface DetectorProps {
  /** The Name tag: a detector has no name. */
  readonly name: string;
  /** Those that are on; all others are off. */
  readonly features: readonly DetectorFeature[];
  /** How often findings that happen again are sent to EventBridge; new ones are sent at once. */
  readonly publishing: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
}

/** Looks for threats in the account and region (GuardDuty.1); AWS lets each have one. */
export class Detector extends Construct {
  readonly id: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: DetectorProps) {
    super(scope, id);
    const detector = new GuarddutyDetector(this, "this", {
      enable: true,
      findingPublishingFrequency: props.publishing,
      tags: { Name: props.name },
    });
    // Each is given, on or off: GuardDuty turns some on by itself, and the provider turns none off that is taken out.
    for (const [word, name] of Object.entries(FEATURES)) {
      new GuarddutyDetectorFeature(this, word, {
        detectorId: detector.id,
        name,
        status: props.features.includes(name) ? "ENABLED" : "DISABLED",
      });
    }
    this.id = detector.id;
    this.arn = detector.arn;
  }
}
