import { databaseFaults } from "./faults/databases.fixture";
import { edgeFaults } from "./faults/edge.fixture";
import { eksFaults } from "./faults/eks.fixture";
import type { Fault } from "./faults/fault.fixture";
import { iamFaults } from "./faults/iam.fixture";
import { kubernetesFaults } from "./faults/kubernetes.fixture";
import { networkFaults } from "./faults/network.fixture";
import { storageFaults } from "./faults/storage.fixture";

/** For each rule, the smallest change to the sound environment that must turn it red. */
export const faults: Readonly<Record<string, Fault>> = {
  "backend-encrypted": { layer: "network", at: "terraform/backend/s3/encrypt", to: false },
  "backend-locked": { layer: "network", at: "terraform/backend/s3/use_lockfile" },
  "provider-tags": { layer: "edge", at: "provider/aws/1/default_tags" },
  ...networkFaults,
  ...iamFaults,
  ...eksFaults,
  ...databaseFaults,
  ...storageFaults,
  ...edgeFaults,
  ...kubernetesFaults,
};
