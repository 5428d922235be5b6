import { stackOf } from "@strata/layer";
import { buildAccessAnalyzer } from "./accessAnalyzer/build";
import { buildDetectors } from "./detectors/build";
import { audit } from "./index";
import { buildRecorders } from "./recorders/build";
import { buildRecords } from "./records/build";
import { buildSecurityHub } from "./securityHub/build";
import { buildTrails } from "./trails/build";

/** The stack of the audit layer. It reads no other. */
export const Stack = stackOf(audit, {
  records: buildRecords,
  trails: buildTrails,
  detectors: buildDetectors,
  recorders: buildRecorders,
  securityHub: buildSecurityHub,
  accessAnalyzer: buildAccessAnalyzer,
});
