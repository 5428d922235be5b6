import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";

/** A secret whose text Terraform never knows. */
export interface SecretProps {
  /** Unique in the account and region; IAM policies grant by its prefix, for example `acme/database`. */
  readonly name: string;
  readonly description: string;
  readonly keyArn: string;
  /** Days in which a deleted secret can be restored, 7 to 30; 0 deletes at once and frees the name. */
  readonly recoveryDays: number;
  /** What is known of the value and no secret: host, port, user name. @default no value at first */
  readonly template?: Readonly<Record<string, string>>;
  /** @default the value changes only when its owner changes it */
  readonly rotation?: {
    /** Function that sets a new value, here and at the service that the secret is for. */
    readonly lambdaArn: string;
    /** Days between two rotations. */
    readonly days: number;
  };
}

/** Label of the version that Terraform writes. */
const TEMPLATE_LABEL = "TEMPLATE";

/** A secret with a key of ours; its owner adds the secret part of the value by other means than Terraform. */
export class Secret extends Construct {
  readonly arn: string;
  readonly secretName: string;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const { template, rotation } = props;
    const secret = new SecretsmanagerSecret(this, "this", {
      name: props.name,
      description: props.description,
      kmsKeyId: props.keyArn,
      recoveryWindowInDays: props.recoveryDays,
    });
    this.arn = secret.arn;
    this.secretName = secret.name;
    const version = template === undefined ? [] : [this.firstVersion(template)];
    if (rotation !== undefined) {
      new SecretsmanagerSecretRotation(this, "rotation", {
        secretId: this.arn,
        rotationLambdaArn: rotation.lambdaArn,
        // There is no password to rotate until the owner has added one.
        rotateImmediately: false,
        rotationRules: { automaticallyAfterDays: rotation.days },
        dependsOn: version,
      });
    }
  }

  /**
   * The template as the first version. Later values are versions of their own and stay untouched. The label keeps
   * this version alive: Secrets Manager drops versions that have none, and the next apply would write the template
   * over the owner's value.
   */
  private firstVersion(template: Readonly<Record<string, string>>): SecretsmanagerSecretVersion {
    return new SecretsmanagerSecretVersion(this, "template", {
      secretId: this.arn,
      secretString: JSON.stringify(template),
      versionStages: [TEMPLATE_LABEL],
      lifecycle: { ignoreChanges: ["secret_string", "version_stages"] },
    });
  }
}
