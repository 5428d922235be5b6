import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { trustService } from "../iam/policy-document";
import { Role } from "../iam/role";
import type { Place } from "../place";

/** Seconds between two samples of the operating system's metrics; 0 takes none. */
export type MonitoringSeconds = 0 | 1 | 5 | 10 | 15 | 30 | 60;

/** The database that is monitored, and how often. */
export interface MonitoringProps {
  readonly place: Place;
  /** Identifier of the instance or cluster; the role is `<identifier>-monitoring`, 64 characters at most. */
  readonly identifier: string;
  readonly seconds: MonitoringSeconds;
}

/** The arguments that RDS and Aurora instances have in common. */
export interface MonitoringArguments {
  readonly monitoringInterval: number;
  readonly monitoringRoleArn?: string;
  /** The rights of the role: RDS refuses an instance whose role lacks them. */
  readonly dependsOn?: ITerraformDependable[];
}

/** Enhanced monitoring (RDS.6) with its own role, at the construct id `monitoring`; without a role if it is off. */
export function enhancedMonitoring(
  scope: Construct,
  { place, identifier, seconds }: MonitoringProps,
): MonitoringArguments {
  if (seconds === 0) return { monitoringInterval: 0 };
  const role = new Role(scope, "monitoring", {
    name: `${identifier}-monitoring`,
    description: `Enhanced monitoring of ${identifier}`,
    trust: trustService("monitoring.rds.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": place.account },
    }),
    managedPolicies: ["service-role/AmazonRDSEnhancedMonitoringRole"],
  });
  return { monitoringInterval: seconds, monitoringRoleArn: role.arn, dependsOn: [...role.permissions] };
}
