export { AccessPointVolume, type AccessPointVolumeProps } from "./access-point-volume";
export {
  type ChartReleaseProps,
  chartRelease,
  type LocalChartReleaseProps,
  localChartRelease,
} from "./chart-release";
export { type ChartValues, valuesText, withValueAt } from "./chart-values";
export { type ClusterAccess, helmProvider, kubernetesProvider } from "./cluster-access";
export { Namespace, type NamespaceProps, type PodSecurity } from "./namespace";
export { allowDns, denyTraffic, type PolicyPlace } from "./network-isolation";
export { type KubernetesObject, ObjectChart, type ObjectReleaseProps, objectRelease } from "./object-chart";
export { roleAnnotation, type ServiceAccountProps, serviceAccount } from "./service-account";
export { type StorageClassProps, storageClass } from "./storage-class";
