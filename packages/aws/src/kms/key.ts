import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type PolicyStatement, policyDocument } from "../iam/policy-document";
import type { Place } from "../place";
import { KEY_USERS, type KeyUser } from "./key-users";

/** A customer managed KMS key with its alias. */
export interface KeyProps {
  readonly place: Place;
  /** Without the `alias/` prefix; unique in the account and region. */
  readonly alias: string;
  readonly description: string;
  /** Services that use the key on their own behalf. @default none: only IAM policies of the account grant use */
  readonly users?: readonly KeyUser[];
  /** Grants beyond those of `users`. @default none */
  readonly statements?: readonly PolicyStatement[];
  /** Days between a request to delete the key and its deletion, 7 to 30. @default 30 (KMS.3) */
  readonly deletionWindowDays?: number;
  /** Provider of the key's region, which is that of `place`. @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/**
 * A symmetric key that rotates each year (KMS.4), administered by IAM policies of its own account (KMS.5) and
 * used by the named services.
 */
export class Key extends Construct {
  readonly arn: string;
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: KeyProps) {
    super(scope, id);
    const { place, alias, description, users = [], statements = [], deletionWindowDays = 30 } = props;
    const where = props.provider === undefined ? {} : { provider: props.provider };
    const key = new KmsKey(this, "this", {
      ...where,
      description,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: deletionWindowDays,
      policy: policyDocument([
        {
          Sid: "AccountAdministration",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${place.account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        ...users.flatMap((user) => KEY_USERS[user](place)),
        ...statements,
      ]),
    });
    new KmsAlias(this, "alias", { ...where, name: `alias/${alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
    this.keyId = key.keyId;
  }
}
