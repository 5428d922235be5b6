export type { ClusterSettings } from "./index";
