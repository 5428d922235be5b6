import type { Rule } from "../rule";
import { databaseRules } from "./databases";
import { edgeRules } from "./edge";
import { eksRules } from "./eks";
import { iamRules } from "./iam";
import { instanceRules } from "./instances";
import { kmsRules } from "./kms";
import { kubernetesRules } from "./kubernetes";
import { s3Rules } from "./s3";
import { securityGroupRules } from "./security-groups";
import { unitRules } from "./units";
import { vpcRules } from "./vpc";

/** Every required setting. */
export const RULES: readonly Rule[] = [
  ...unitRules,
  ...vpcRules,
  ...securityGroupRules,
  ...kmsRules,
  ...iamRules,
  ...eksRules,
  ...instanceRules,
  ...databaseRules,
  ...s3Rules,
  ...edgeRules,
  ...kubernetesRules,
];
