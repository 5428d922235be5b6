import { addons, type Fault } from "./fault.fixture";

/** Faults inside of the cluster. */
export const kubernetesFaults: Readonly<Record<string, Fault>> = {
  "namespace-pod-security": addons("kubernetes_namespace_v1/shop/metadata/labels"),
  "namespace-pod-security-unversioned": addons("kubernetes_namespace/shop/metadata/labels"),
  "service-account-name": addons("kubernetes_service_account_v1/cart/metadata/name", "sa_cart"),
  "service-account-name-unversioned": addons("kubernetes_service_account/cart/metadata/name", "sa_cart"),
  "service-account-role": addons("kubernetes_service_account_v1/cart/metadata/annotations"),
  "service-account-role-unversioned": addons("kubernetes_service_account/cart/metadata/annotations"),
  "volume-access-point": addons(
    "kubernetes_persistent_volume_v1/files/spec/0/persistent_volume_source/csi/volume_handle",
    "fs-0a1b2c3d4e5f60718",
  ),
  "volume-access-point-unversioned": addons(
    "kubernetes_persistent_volume/files/spec/0/persistent_volume_reclaim_policy",
    "Delete",
  ),
  "storage-class": addons("kubernetes_storage_class_v1/fast/parameters/encrypted", "false"),
  "storage-class-unversioned": addons("kubernetes_storage_class/fast/parameters/encrypted", "false"),
  "helm-release-pinned": addons("helm_release/scaler/version", ">= 9.0.0"),
  "helm-release-waits": addons("helm_release/scaler/atomic"),
  "helm-release-no-secret": addons("helm_release/scaler/values", ["admin:\n  password: hunter22\n"]),
};
