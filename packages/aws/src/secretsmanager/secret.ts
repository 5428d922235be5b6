import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";

/** A secret whose value Terraform never knows. */
export interface SecretProps {
  /** Unique in the account and region; IAM policies grant by its prefix, for example `acme/database`. */
  readonly name: string;
  readonly description: string;
  readonly keyArn: string;
  /** Days in which a deleted secret can be restored, 7 to 30; 0 deletes at once and frees the name. */
  readonly recoveryDays: number;
  /** The parts of the value that are not secret: host, port, user name. @default no initial value */
  readonly template?: Readonly<Record<string, string>>;
  /** @default the value changes only when its owner changes it */
  readonly rotation?: {
    /** Lambda function that sets a new value, in the secret and in the service that uses it. */
    readonly lambdaArn: string;
    /** Days between two rotations. */
    readonly days: number;
  };
}

/** Staging label of the version that Terraform writes. */
const TEMPLATE_LABEL = "TEMPLATE";

/** A secret with a customer managed key; its owner adds the secret part of the value outside of Terraform. */
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
   * The template as the first version. Later values are versions of their own, which Terraform does not change.
   * Without a staging label Secrets Manager would delete this version, and the next apply would write the template
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
