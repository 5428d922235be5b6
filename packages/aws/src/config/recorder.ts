import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../iam/policy-document";
import type { Place } from "../place";

const SERVICE = "config.amazonaws.com";

/** The name that AWS itself gives a recorder and its delivery channel: a region has one of each. */
const NAME = "default";

/** Times between two deliveries, or two runs of a rule. Source: Config API, `MaximumExecutionFrequency`. */
export type ConfigFrequency = "One_Hour" | "Three_Hours" | "Six_Hours" | "Twelve_Hours" | "TwentyFour_Hours";

/** A rule of AWS's own. Source: Config developer guide, "List of AWS Config managed rules". */
export interface ManagedRule {
  /** Unique in the account and region. */
  readonly name: string;
  /** For example `ENCRYPTED_VOLUMES`. */
  readonly identifier: string;
  /** Its parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** For rules that run at times. @default the rule's own trigger */
  readonly frequency?: ConfigFrequency;
}

/** The recorder of AWS Config in a region. */
export interface RecorderProps {
  readonly place: Place;
  /** The bucket, whose policy must let AWS Config write: see {@link recorderDelivery}. */
  readonly bucket: { readonly name: string; readonly permissions: readonly ITerraformDependable[] };
  /** ARN of the key, which must let AWS Config use it: see {@link recorderEncryption}. */
  readonly keyArn: string;
  /** Whether users, roles and policies of IAM are recorded here: one region of an account is enough. */
  readonly globalResources: boolean;
  readonly recording: "CONTINUOUS" | "DAILY";
  /** How often a snapshot of everything is delivered. */
  readonly snapshots: ConfigFrequency;
  /** Rules, by the names of their construct ids. */
  readonly rules: Readonly<Record<string, ManagedRule>>;
}

const ofAccount = ({ account }: Place) => ({ "aws:SourceAccount": account });

/**
 * What the policy of the recorder's bucket must grant: the recorder has the service-linked role, which writes as the
 * service. Source: Config developer guide, "Permissions for the Amazon S3 bucket for the AWS Config delivery channel".
 */
export function recorderDelivery(place: Place, bucketArn: string): readonly PolicyStatement[] {
  const allow = { Effect: "Allow", Principal: { Service: SERVICE } } as const;
  return [
    {
      ...allow,
      Sid: "RecorderChecks",
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: { StringEquals: ofAccount(place) },
    },
    {
      ...allow,
      Sid: "RecorderWrite",
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${place.account}/Config/*`,
      Condition: { StringEquals: { ...ofAccount(place), "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** What the policy of its key must grant. Source: Config developer guide, "Permissions for the AWS KMS key". */
export function recorderEncryption(place: Place): readonly PolicyStatement[] {
  return [
    {
      Sid: "Recorder",
      Effect: "Allow",
      Principal: { Service: SERVICE },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringEquals: ofAccount(place) },
    },
  ];
}

/**
 * Records what resources are and were, under the service-linked role (Config.1), which must exist, and judges them by
 * rules. AWS lets a region have one.
 */
export class Recorder extends Construct {
  readonly recorderName: string;

  constructor(scope: Construct, id: string, props: RecorderProps) {
    super(scope, id);
    const { place, bucket, rules } = props;
    const recorder = new ConfigConfigurationRecorder(this, "this", {
      name: NAME,
      roleArn: `arn:aws:iam::${place.account}:role/aws-service-role/${SERVICE}/AWSServiceRoleForConfig`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: props.globalResources },
      recordingMode: { recordingFrequency: props.recording },
    });
    const channel = new ConfigDeliveryChannel(this, "channel", {
      name: NAME,
      s3BucketName: bucket.name,
      s3KmsKeyArn: props.keyArn,
      snapshotDeliveryProperties: { deliveryFrequency: props.snapshots },
      // AWS Config refuses a channel without a recorder, and one whose bucket it may not write to.
      dependsOn: [recorder, ...bucket.permissions],
    });
    const status = new ConfigConfigurationRecorderStatus(this, "status", {
      name: recorder.name,
      isEnabled: true,
      // It refuses to start a recorder without a channel.
      dependsOn: [channel],
    });
    for (const [word, rule] of Object.entries(rules)) this.judge(word, rule, status);
    this.recorderName = recorder.name;
  }

  private judge(
    word: string,
    { name, identifier, parameters, frequency }: ManagedRule,
    status: ITerraformDependable,
  ): void {
    new ConfigConfigRule(this, `rules-${word}`, {
      name,
      source: { owner: "AWS", sourceIdentifier: identifier },
      ...(Object.keys(parameters).length === 0 ? {} : { inputParameters: JSON.stringify(parameters) }),
      ...(frequency === undefined ? {} : { maximumExecutionFrequency: frequency }),
      tags: { Name: name },
      // AWS Config refuses a rule where nothing is recorded.
      dependsOn: [status],
    });
  }
}
