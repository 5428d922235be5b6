import { defineLayer, type SettingsOf } from "@strata/kind";
import { accessAnalyzer } from "./accessAnalyzer/kind";
import { detectors } from "./detectors/kind";
import { recorders } from "./recorders/kind";
import { records } from "./records/kind";
import { securityHub } from "./securityHub/kind";
import { trails } from "./trails/kind";

/**
 * What records the account and watches it. AWS has much of it once in an account or region, so an environment lists the
 * layer where it is to own that. It stands before the others, and reads none of them: what they do is recorded from
 * their first resource on, and an environment may have this layer alone.
 */
export const audit = defineLayer({
  name: "audit",
  description:
    "What records and watches the account: CloudTrail, GuardDuty, Config, Security Hub, Access Analyzer",
  presence: "listed",
  sole: {
    scope: "region",
    expected:
      "the only environment of its account and region with the layer, since AWS has what is in it once",
  },
  reads: [],
  kinds: [records, trails, detectors, recorders, securityHub, accessAnalyzer],
});

/** Validated settings of the audit layer. */
export type AuditSettings = SettingsOf<typeof audit>;
