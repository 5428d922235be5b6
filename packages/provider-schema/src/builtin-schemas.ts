import type { ProviderSchemas } from "./resource-schema";

/**
 * Types of the provider that is part of Terraform, for which there are no bindings. Source: the Terraform
 * documentation of the `terraform_data` resource and of the `terraform_remote_state` data source.
 */
export const BUILTIN_SCHEMAS: ProviderSchemas = {
  terraform_data: {
    name: "terraform_data",
    providerVersion: "builtin",
    attributes: {
      id: { type: "string", use: "computed" },
      input: { type: "dynamic", use: "optional" },
      output: { type: "dynamic", use: "computed" },
      triggers_replace: { type: "dynamic", use: "optional" },
    },
    blocks: {},
  },
  "data.terraform_remote_state": {
    name: "data.terraform_remote_state",
    providerVersion: "builtin",
    attributes: {
      backend: { type: "string", use: "required" },
      // Its members depend on the backend, which checks them itself.
      config: { type: "dynamic", use: "optional" },
      defaults: { type: "dynamic", use: "optional" },
      outputs: { type: "dynamic", use: "computed" },
      workspace: { type: "string", use: "optional" },
    },
    blocks: {},
  },
};
