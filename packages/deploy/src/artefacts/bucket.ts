import type { S3Client } from "@aws-sdk/client-s3";
import type { Variables } from "./proxy";
import { proxyAgent } from "./proxy-agent";

/** A bucket in which states are kept. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
}

/** How S3 is reached. */
export interface BucketAccess {
  /**
   * Variables over those of this process: `AWS_ENDPOINT_URL_S3`, proxies, and credentials where it has
   * `AWS_ACCESS_KEY_ID`. @default none
   */
  readonly environment?: Variables;
}

/** The SDK with a client. */
export interface OpenBucket {
  readonly sdk: typeof import("@aws-sdk/client-s3");
  readonly client: S3Client;
}

/** How long to wait for a connection, in milliseconds. */
const CONNECTION = 10_000;

/** How long to wait for an answer, in milliseconds. */
const ANSWER = 60_000;

/** Gives work a client, with the credentials that the AWS command line would take, and closes it at the end. */
export async function withBucket<T>(
  { region }: StateBucket,
  { environment = {} }: BucketAccess,
  use: (open: OpenBucket) => Promise<T>,
): Promise<T> {
  const variables = { ...process.env, ...environment };
  // The SDK takes 150 ms to load, and few commands need it.
  const [sdk, agent] = await Promise.all([import("@aws-sdk/client-s3"), proxyAgent(variables)]);
  // Our versions are pinned: that later ones want a later Node is nothing that a user can act on.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const endpoint = variables.AWS_ENDPOINT_URL_S3 || variables.AWS_ENDPOINT_URL;
  const client = new sdk.S3Client({
    region,
    requestHandler: {
      httpAgent: agent,
      httpsAgent: agent,
      connectionTimeout: CONNECTION,
      requestTimeout: ANSWER,
    },
    ...(endpoint ? { endpoint } : {}),
    ...credentialsIn(environment),
  });
  try {
    return await use({ sdk, client });
  } finally {
    client.destroy();
  }
}

/** Keys that were given; without any the SDK looks for credentials in its usual places. */
function credentialsIn({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
}: Variables): { credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } } {
  if (!accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } };
}
