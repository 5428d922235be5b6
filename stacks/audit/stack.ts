import { stackOf } from "@strata/layer";
import { buildDetectors } from "./detectors/build";
import { audit } from "./index";
import { buildRecorders } from "./recorders/build";
import { buildRecords } from "./records/build";
import { buildTrails } from "./trails/build";

/** The stack of the audit layer. It reads no other. */
export const Stack = stackOf(audit, {
  records: buildRecords,
  trails: buildTrails,
  detectors: buildDetectors,
  recorders: buildRecorders,
});
