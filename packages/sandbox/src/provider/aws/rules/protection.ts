import type { CloudObject } from "../../cloud/cloud-object";
import { Refusal } from "../../protocol/diagnostic";
import type { Value } from "../../protocol/value";

/** A switch that keeps a resource from being deleted, and AWS's answer while it is on. */
interface Protection {
  readonly attribute: string;
  readonly on: Value;
  readonly code: string;
  readonly message: string;
}

const RDS = {
  attribute: "deletion_protection",
  on: true,
  code: "InvalidParameterCombination",
  message: "Cannot delete protected Cluster, please disable deletion protection and try again.",
} as const;

/** Codes and texts are those of the services' APIs. */
const PROTECTIONS: Readonly<Record<string, Protection>> = {
  aws_db_instance: {
    ...RDS,
    message: "Cannot delete protected DB Instance, please disable deletion protection and try again.",
  },
  aws_rds_cluster: RDS,
  aws_docdb_cluster: RDS,
  aws_dynamodb_table: {
    attribute: "deletion_protection_enabled",
    on: true,
    code: "ValidationException",
    message:
      "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
  },
  aws_lb: {
    attribute: "enable_deletion_protection",
    on: true,
    code: "OperationNotPermitted",
    message: "Load balancer cannot be deleted because deletion protection is enabled",
  },
  aws_eks_cluster: {
    attribute: "deletion_protection",
    on: true,
    code: "InvalidRequestException",
    message: "Cannot delete the cluster because deletion protection is enabled.",
  },
  aws_cognito_user_pool: {
    attribute: "deletion_protection",
    on: "ACTIVE",
    code: "InvalidParameterException",
    message:
      "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
  },
  aws_instance: {
    attribute: "disable_api_termination",
    on: true,
    code: "OperationNotPermitted",
    message:
      "The instance may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
  },
};

/** Types whose provider refuses to delete them without a last snapshot, or the word that none is wanted. */
const SNAPSHOTS: readonly string[] = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"];

/** @throws {Refusal} while a resource is protected, or while its last snapshot has no name */
export function checkProtection({ type, id, state }: CloudObject): void {
  const protection = PROTECTIONS[type];
  if (protection !== undefined && state[protection.attribute] === protection.on) {
    throw new Refusal(`deleting ${type} (${id}): api error ${protection.code}: ${protection.message}`);
  }
  const named = typeof state.final_snapshot_identifier === "string" && state.final_snapshot_identifier !== "";
  if (SNAPSHOTS.includes(type) && state.skip_final_snapshot !== true && !named) {
    throw new Refusal(
      `deleting ${type} (${id}): final_snapshot_identifier is required when skip_final_snapshot is false`,
    );
  }
}
