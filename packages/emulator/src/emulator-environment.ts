import { devNull } from "node:os";
import type { Emulator } from "./start-emulator";

/** A host that no resolver knows (RFC 2606). moto takes what stands before it for the bucket. */
const S3_HOST = "s3.emulator.invalid";

/**
 * The variables with which unchanged commands, such as `terraform apply` with the real AWS provider, work on the
 * emulator: every service, the S3 backend and remote state. Neither the synthesized JSON nor a command line has to
 * know of it.
 */
export function emulatorEnvironment({
  endpoint,
}: Pick<Emulator, "endpoint">): Readonly<Record<string, string>> {
  return {
    // Every service: none can reach AWS by being forgotten in a list.
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_STS: endpoint,
    // Backend, remote state and provider put the bucket into the host name, which would need DNS. A proxy is asked by
    // the whole address instead, and moto answers as one.
    AWS_ENDPOINT_URL_S3: `http://${S3_HOST}`,
    HTTP_PROXY: endpoint,
    NO_PROXY: "127.0.0.1,localhost",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    // A real account's profile, token and certificates must not get in, nor be asked for.
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CA_BUNDLE: "",
    AWS_EC2_METADATA_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
  };
}
