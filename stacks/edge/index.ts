import { defineLayer, type SettingsOf } from "@strata/kind";
import { certificates } from "./certificates/kind";
import { distributions } from "./distributions/kind";
import { unservedBuckets } from "./distributions/unserved-buckets";
import { globalServices } from "./globalServices/kind";
import { healthChecks } from "./healthChecks/kind";
import { loadBalancers } from "./loadBalancers/kind";
import { shieldAdvanced } from "./shieldAdvanced/kind";
import { targetGroups } from "./targetGroups/kind";
import { webAcls } from "./webAcls/kind";
import { zone } from "./zone/kind";

/** The fourth layer: domain names, certificates, and what receives requests from the internet. */
export const edge = defineLayer({
  name: "edge",
  description: "DNS, certificates, firewalls, CloudFront, load balancers",
  presence: "always",
  reads: ["network", "data"],
  kinds: [
    globalServices,
    zone,
    certificates,
    webAcls,
    distributions,
    shieldAdvanced,
    targetGroups,
    loadBalancers,
    healthChecks,
  ],
  check: unservedBuckets,
});

/** Validated settings of the edge layer. */
export type EdgeSettings = SettingsOf<typeof edge>;
