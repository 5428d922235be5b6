import { DeployError } from "../deploy-error";
import type { StateBucket } from "./bucket";

/** Where a unit has its state, and how the state is encrypted there. */
export interface StatePlace extends StateBucket {
  /** Key of the state object. */
  readonly key: string;
  /** Whether S3 is told to encrypt; otherwise the bucket decides. */
  readonly encrypt: boolean;
  /** ARN, id or alias of a KMS key. */
  readonly kmsKeyId?: string;
}

/** The archive beside a state. No state has such a key, and a policy for keys that begin as the state's has it too. */
const ENDING = ".strata/unit.zip";

/** Key of the archive beside a state. */
export function archiveKey(stateKey: string): string {
  return `${stateKey}${ENDING}`;
}

/** Key of the state beside which an archive is; undefined where it is none. */
export function stateKeyOf(key: string): string | undefined {
  return key.endsWith(ENDING) ? key.slice(0, -ENDING.length) : undefined;
}

/**
 * Where a unit has its state.
 * @param unit its parsed `cdk.tf.json`
 * @throws {DeployError} where it has none in S3
 */
export function statePlace(unit: unknown, stack: string): StatePlace {
  const { terraform } = (unit ?? {}) as {
    terraform?: { backend?: { s3?: Readonly<Record<string, unknown>> } };
  };
  const { bucket, region, key, encrypt, kms_key_id } = terraform?.backend?.s3 ?? {};
  if (typeof bucket !== "string" || typeof region !== "string" || typeof key !== "string") {
    throw new DeployError([
      `${stack}: expected a backend "s3" with bucket, key and region, got none; what is applied is kept beside states in S3 only`,
    ]);
  }
  const kms = typeof kms_key_id === "string" && kms_key_id !== "" ? { kmsKeyId: kms_key_id } : {};
  return { bucket, region, key, encrypt: encrypt === true, ...kms };
}
