import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";

/** A secret whose text Terraform makes, for a service that takes its secret from Terraform and in no other way. */
export interface GeneratedSecretProps {
  /** Unique in the account and region. */
  readonly name: string;
  readonly description: string;
  readonly keyArn: string;
  /** Days in which a deleted secret can be restored, 7 to 30; 0 deletes at once and frees the name. */
  readonly recoveryDays: number;
}

/**
 * 64 hexadecimal digits, so no character that a service refuses: two random UUIDs, 122 bits each of the machine's
 * random source. The function yields text at apply only: a plan calls nothing and knows nothing of it.
 *
 * The data source of random passwords will not do: its `id` is the password, which Terraform prints as soon as it is
 * read, and each plan reads another one.
 */
const RANDOM_TEXT = '${replace("${uuid()}${uuid()}", "-", "")}';

/** Label that no later version takes, see {@link GeneratedSecret}. */
const FIRST_LABEL = "GENERATED";

/**
 * A secret text that is made once. The version is what everybody reads it from, the service too, so all have the same
 * text even where an apply breaks off between them. It stays as it is when the owner adds versions: the label keeps
 * it alive, since Secrets Manager drops versions that have none, and the next apply would make another text.
 *
 * Terraform's state has the text, as a sensitive value. No plan shows it.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** The text, sensitive wherever it goes. */
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
