export * from "@strata/config/schema/vocabulary";
export { subscribers } from "./alarms";
export { type ConnectionSettings, connectionProblems, connections } from "./connections";
export { arn, ROLE_NAME_LENGTH, roleName, statement } from "./identity";
export { aliasName, deletionWindowDays, KEYS, keyAlias, keyUsers, kmsKey } from "./kms";
export { logKey, logRetentionDays } from "./logs";
export { cidrProblems, domainName, ELB_NAME_LENGTH, elbName, port, urlPath, zoneLetter } from "./network";
export { days, gibibytes, seconds } from "./quantities";
export { recoveryDays, SECRET_NAME_LENGTH, secretName } from "./secrets";
