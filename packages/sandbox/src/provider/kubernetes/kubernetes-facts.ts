import type { TypeFacts } from "../facts/type-facts";

/** Objects of the API are named once and for all. Source: the API's `metadata` rules; the provider's schemas. */
const METADATA = ["metadata.name", "metadata.namespace", "metadata.generate_name"] as const;

/** The service account waits for nothing unless told to; both are the provider's defaults. */
const FACTS: Readonly<Record<string, TypeFacts>> = {
  kubernetes_namespace_v1: { defaults: { wait_for_default_service_account: false } },
  kubernetes_service_account_v1: { defaults: { automount_service_account_token: true } },
  kubernetes_storage_class_v1: {
    defaults: {
      reclaim_policy: "Delete",
      volume_binding_mode: "Immediate",
      allow_volume_expansion: true,
    },
    // A storage class cannot be changed but for its labels and annotations.
    replace: ["storage_provisioner", "parameters", "reclaim_policy", "volume_binding_mode", "mount_options"],
  },
  kubernetes_secret_v1: {
    defaults: { type: "Opaque", wait_for_service_account_token: true },
    replace: ["type"],
    sensitive: ["data", "binary_data"],
  },
  kubernetes_persistent_volume_v1: {
    defaults: {
      "spec.persistent_volume_reclaim_policy": "Retain",
      "spec.volume_mode": "Filesystem",
      "spec.claim_ref.namespace": "default",
    },
  },
  kubernetes_persistent_volume_claim_v1: {
    defaults: { wait_until_bound: true, "spec.volume_mode": "Filesystem" },
    replace: ["spec.access_modes", "spec.storage_class_name", "spec.volume_name", "spec.selector"],
  },
  kubernetes_role_binding_v1: { replace: ["role_ref"] },
  kubernetes_cluster_role_binding_v1: { replace: ["role_ref"] },
};

/** What the bindings do not say of a Kubernetes type. The real provider is written the same way for all of them. */
export function kubernetesFacts(type: string): TypeFacts {
  const { replace = [], ...rest } = FACTS[type] ?? {};
  return { ...rest, replace: [...METADATA, ...replace] };
}

/** Defaults of `helm_release`, from the argument reference of the Helm provider 3. */
export const HELM_RELEASE_FACTS: TypeFacts = {
  defaults: {
    atomic: false,
    cleanup_on_fail: false,
    create_namespace: false,
    dependency_update: false,
    disable_crd_hooks: false,
    disable_openapi_validation: false,
    disable_webhooks: false,
    force_update: false,
    lint: false,
    max_history: 0,
    namespace: "default",
    pass_credentials: false,
    recreate_pods: false,
    render_subchart_notes: true,
    replace: false,
    reset_values: false,
    reuse_values: false,
    skip_crds: false,
    take_ownership: false,
    timeout: 300,
    upgrade_install: false,
    verify: false,
    wait: true,
    wait_for_jobs: false,
  },
  replace: ["name", "namespace"],
  sensitive: ["repository_password", "set_sensitive"],
  writeOnly: ["set_wo"],
};
