import { devNull } from "node:os";
import { ORDERLY_TERRAFORM } from "@strata/terraform";

/** What the environment of a child process is made of. */
export interface EnvironmentSources {
  /** Address of the state server, for example `http://127.0.0.1:41203`. */
  readonly endpoint: string;
  /** Name under which S3 is asked for through {@link EnvironmentSources.endpoint} as proxy. */
  readonly proxiedEndpoint: string;
  /** Value of `TF_REATTACH_PROVIDERS`: where Terraform finds the simulated providers. */
  readonly reattach: string;
  /** Path of the sandbox's own Terraform CLI configuration. */
  readonly terraformConfig: string;
}

/**
 * The variables with which unchanged commands, such as `terraform apply` and `cdktf deploy`, work on the sandbox. They
 * are all that is needed: neither the synthesized JSON nor a command line has to know of it, and since no port gets
 * into a backend's settings, a unit that was initialised stays so when the sandbox listens elsewhere.
 */
export function childEnvironment({
  endpoint,
  proxiedEndpoint,
  reattach,
  terraformConfig,
}: EnvironmentSources): Readonly<Record<string, string>> {
  return {
    TF_REATTACH_PROVIDERS: reattach,
    // Mirrors, overrides and credentials of the user's own file have no place here.
    TF_CLI_CONFIG_FILE: terraformConfig,
    // Stock cdktf locks providers after each init, which asks the registry; "-help" makes of it a command that
    // succeeds and does nothing. Providers that are attached need no lock.
    TF_CLI_ARGS_providers_lock: "-help",
    // Stock cdktf hangs up on a Terraform that it interrupts.
    TERRAFORM_BINARY_NAME: ORDERLY_TERRAFORM,
    CHECKPOINT_DISABLE: "1",
    // The backend and remote state put the bucket into the host name unless "use_path_style" is among their settings,
    // and no variable stands for that. A host name needs DNS; a proxy is asked by the whole address instead.
    AWS_ENDPOINT_URL_S3: proxiedEndpoint,
    HTTP_PROXY: endpoint,
    // A user's "*" would switch the proxy off.
    NO_PROXY: "127.0.0.1,localhost",
    // Both validate credentials before their first request.
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    // A real account's profile, token and certificates must not get in, nor be asked for.
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CA_BUNDLE: "",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}
