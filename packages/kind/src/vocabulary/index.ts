export * from "@strata/config/schema/vocabulary";
export { subscribers } from "./alarms";
export { type ConnectionSettings, connectionProblems, connections } from "./connections";
export {
  arn,
  conditionalStatements,
  entryRoleName,
  managedPolicies,
  ROLE_NAME_LENGTH,
  roleName,
  roleNameTemplate,
  statement,
} from "./identity";
export { aliasName, deletionWindowDays, KEYS, keyAlias, keyUsers, kmsKey } from "./kms";
export { BUILT_IN_NAMESPACES, kubernetesName, namespaceName } from "./kubernetes";
export { LOG_GROUP_NAME_LENGTH, logKey, logRetentionDays, WRITE_LOG_STREAMS } from "./logs";
export { cidrProblems, domainName, ELB_NAME_LENGTH, elbName, port, urlPath, zoneLetter } from "./network";
export { days, gibibytes, seconds } from "./quantities";
export {
  grantCredentials,
  READ_SECRET,
  recoveryDays,
  SECRET_NAME_LENGTH,
  secretGrant,
  secretName,
} from "./secrets";
