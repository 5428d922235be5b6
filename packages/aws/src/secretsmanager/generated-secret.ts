import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";

/** A secret that Terraform generates, for a service that can get its secret only from Terraform. */
export interface GeneratedSecretProps {
  /** Unique in the account and region. */
  readonly name: string;
  readonly description: string;
  readonly keyArn: string;
  /** Days in which a deleted secret can be restored, 7 to 30; 0 deletes at once and frees the name. */
  readonly recoveryDays: number;
}

/**
 * 64 hexadecimal digits, which every service accepts: two random UUIDs with 122 random bits each. Terraform
 * evaluates `uuid()` at apply only, so no plan contains the text.
 *
 * The data source of random passwords is unsuitable: its `id` is the password, which Terraform prints when it reads
 * it, and each plan reads a new one.
 */
const RANDOM_TEXT = '${replace("${uuid()}${uuid()}", "-", "")}';

/** Staging label that stays on the first version, see {@link GeneratedSecret}. */
const FIRST_LABEL = "GENERATED";

/**
 * A secret that is generated once. Every reader, including the service, takes the text from the version, so all have
 * the same text even if an apply stops halfway. The version remains when the owner adds newer ones: Secrets Manager
 * deletes versions without a staging label, and the next apply would then generate another text.
 *
 * Terraform's state contains the text, as a sensitive value. No plan shows it.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** The text; Terraform treats it as sensitive. */
  readonly text: string;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, "this", {
      name: props.name,
      description: props.description,
      kmsKeyId: props.keyArn,
      recoveryWindowInDays: props.recoveryDays,
    });
    const version = new SecretsmanagerSecretVersion(this, "text", {
      secretId: secret.arn,
      secretString: RANDOM_TEXT,
      versionStages: ["AWSCURRENT", FIRST_LABEL],
      lifecycle: { ignoreChanges: ["secret_string", "version_stages"] },
    });
    this.arn = secret.arn;
    this.text = version.secretString;
  }
}
