export { type Address, addressProblem, formatAddress, type IpVersion, parseAddress } from "./address";
export { type PlannedSubnet, type PlanRequest, planSubnets, type SubnetPlan } from "./plan";
export type { PlanProblem, PlanProblemKind } from "./plan-problem";
export { Prefix } from "./prefix";
export { isPrivate } from "./private";
export type { ReservedPrefix, ReservedRange } from "./reserved";
export { type SubnetTier, subnetName, subnetPlace } from "./tier";
export { AWS_IPV4_BITS, type ReservedAddress, reservedAddresses, usableAddresses } from "./usable";
