import type { Rule } from "../rule";
import { alarmRules } from "./alarms";
import { auroraRules } from "./aurora";
import { cacheRules } from "./caches";
import { cloudfrontRules } from "./cloudfront";
import { databaseRules } from "./databases";
import { dnsRules } from "./dns";
import { docdbRules } from "./docdb";
import { eksRules } from "./eks";
import { addonRules } from "./eks-addons";
import { nodeRules } from "./eks-nodes";
import { endpointRules } from "./endpoints";
import { iamRules } from "./iam";
import { instanceRules } from "./instances";
import { kmsRules } from "./kms";
import { kubernetesRules } from "./kubernetes";
import { loadBalancerRules } from "./load-balancers";
import { logRules } from "./logs";
import { natRules } from "./nat";
import { s3Rules } from "./s3";
import { securityGroupRules } from "./security-groups";
import { subnetRules } from "./subnets";
import { unitRules } from "./units";
import { vpcRules } from "./vpc";
import { wafRules } from "./waf";

/** Every required setting. */
export const RULES: readonly Rule[] = [
  ...unitRules,
  ...vpcRules,
  ...subnetRules,
  ...natRules,
  ...endpointRules,
  ...logRules,
  ...securityGroupRules,
  ...kmsRules,
  ...iamRules,
  ...eksRules,
  ...nodeRules,
  ...addonRules,
  ...instanceRules,
  ...databaseRules,
  ...auroraRules,
  ...docdbRules,
  ...cacheRules,
  ...s3Rules,
  ...cloudfrontRules,
  ...wafRules,
  ...dnsRules,
  ...loadBalancerRules,
  ...alarmRules,
  ...kubernetesRules,
];
