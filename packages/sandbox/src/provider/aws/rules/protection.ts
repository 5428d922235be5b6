import type { CloudObject } from "../../cloud/cloud-object";
import { Refusal } from "../../protocol/diagnostic";
import { awsType } from "../known-types";

/** @throws {Refusal} while a resource is protected, or while its last snapshot has no name */
export function checkProtection({ type, id, state }: CloudObject): void {
  const { protection, finalSnapshot = false } = awsType(type);
  if (protection !== undefined && state[protection.attribute] === protection.on) {
    throw new Refusal(`deleting ${type} (${id}): api error ${protection.code}: ${protection.message}`);
  }
  const named = typeof state.final_snapshot_identifier === "string" && state.final_snapshot_identifier !== "";
  if (finalSnapshot && state.skip_final_snapshot !== true && !named) {
    throw new Refusal(
      `deleting ${type} (${id}): final_snapshot_identifier is required when skip_final_snapshot is false`,
    );
  }
}
