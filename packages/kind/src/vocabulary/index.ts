export * from "@strata/config/schema/vocabulary";
export {
  emailAddress,
  httpsEndpoint,
  repeatedSubscribers,
  silentAlarms,
  subscriber,
  subscribers,
} from "./alarms";
export { arn, lambdaArn, principalArn, queueArn, secretArn } from "./arns";
export {
  bucketName,
  CONFIG_RULE_NAME_LENGTH,
  configRuleName,
  heldDays,
  managedRuleIdentifier,
  managedRuleParameter,
  managedRuleParameterValue,
  TRAIL_NAME,
  TRAIL_NAME_LENGTH,
  trailNameTemplate,
  unusedAccessDays,
} from "./audit";
export {
  BUCKET_NAME,
  bucketNameTemplate,
  corsHeader,
  corsMaxAgeSeconds,
  corsOrigin,
  EARLIEST_TRANSITION_DAYS,
  exposedHeader,
  objectPrefix,
  transitionClass,
} from "./buckets";
export { type ConnectionSettings, connectionProblems, connections } from "./connections";
export {
  auroraInstanceClass,
  cacheNodeType,
  databaseIdentifier,
  databasePort,
  docdbDatabaseName,
  docdbInstanceClass,
  docdbUser,
  parameterName,
  parameters,
  postgresDatabaseName,
  postgresInstanceClass,
  postgresUser,
  postgresVersion,
} from "./databases";
export { domainName } from "./domains";
export { type GroupRuleIdentity, repeatedRules } from "./group-rules";
export { type Architecture, architectureOf, instanceType } from "./instance-types";
export {
  aliasName,
  deletionWindowDays,
  KEYS,
  keptKey,
  keyAlias,
  keyAliasTemplate,
  keyUsers,
  kmsKey,
} from "./kms";
export {
  accessGroup,
  accessNamespace,
  apiVersion,
  BUILT_IN_NAMESPACES,
  kubernetesName,
  kubernetesSubdomain,
  labelKey,
  labels,
  labelValue,
  namespaceName,
  nodeLabelKey,
  objectKind,
  quantity,
  serviceAccountPattern,
} from "./kubernetes";
export {
  LOG_GROUP_NAME_LENGTH,
  logGroupTemplate,
  logKey,
  logRetentionDays,
  WRITE_LOG_STREAMS,
} from "./logs";
export {
  alarmPeriodSeconds,
  alarmPeriods,
  longestLookBack,
  metricNamespace,
  natGatewayMetric,
} from "./metrics";
export { madeOrFound } from "./modes";
export {
  cidrProblems,
  ELB_NAME_LENGTH,
  elbName,
  endpointService,
  healthCheckPath,
  port,
  rootObject,
  securityGroupId,
  urlPath,
  zoneLetter,
} from "./network";
export { podsOnNode } from "./pods-on-nodes";
export {
  conditionalStatements,
  conditionKey,
  conditionOperator,
  policyAction,
  policyResource,
  statement,
} from "./policies";
export { days, gibibytes, gp3Gibibytes, seconds } from "./quantities";
export {
  entryRoleName,
  managedPolicies,
  managedPolicy,
  ROLE_NAME_LENGTH,
  roleName,
  roleNameTemplate,
} from "./roles";
export { associationSchedule, cronJobSchedule } from "./schedules";
export {
  grantCredentials,
  READ_SECRET,
  recoveryDays,
  SECRET_NAME_LENGTH,
  secretGrant,
  secretName,
} from "./secrets";
export { groupDescription, keyDescription, secretDescription, userData } from "./texts";
export { dailyWindow, weeklyWindow, windowsOverlap } from "./windows";
