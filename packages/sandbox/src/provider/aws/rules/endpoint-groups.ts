import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { textsAt } from "./value-paths";

const ASSOCIATION = "aws_vpc_endpoint_security_group_association";

/**
 * The security groups of a VPC endpoint are one list, which the endpoint and associations both write, in states that
 * know nothing of each other. So both see here what the other did, as they do at AWS. Source: the AWS provider's
 * `aws_vpc_endpoint` and `aws_vpc_endpoint_security_group_association`.
 */

/** @throws {Refusal} when an association is to replace a default group that its endpoint does not have */
export function checkDefaultGroup({ type, state, prior, store }: AppliedChange): void {
  if (type !== ASSOCIATION || prior !== undefined || state.replace_default_association !== true) return;
  const endpoint = endpointOf(state, store);
  const group = defaultGroupOf(endpoint, store);
  if (endpoint === undefined || groupsOf(endpoint).includes(group)) return;
  throw new Refusal(
    `creating ${type}: no association of default Security Group (${group}) with VPC Endpoint (${endpoint.id})`,
    "An endpoint bears it only while it was made without groups and nothing has replaced it.",
  );
}

/** Attaches the group of a new association; of a changed endpoint, forgets associations of groups that it lost. */
export function groupsApplied(object: CloudObject, store: CloudStore): void {
  if (object.type === ASSOCIATION) {
    const { state } = object;
    const replaced =
      state.replace_default_association === true ? [defaultGroupOf(endpointOf(state, store), store)] : [];
    regroup(object, store, (groups) => [...groups.filter((id) => !replaced.includes(id)), groupOf(object)]);
  }
  if (object.type === "aws_vpc_endpoint") {
    forget(object, store, (association) => !groupsOf(object).includes(groupOf(association)));
  }
}

/** Detaches the group of an association that is gone; one that replaced the default group brings it back. */
export function groupsDeleted(object: CloudObject, store: CloudStore): void {
  if (object.type === ASSOCIATION) {
    const { state } = object;
    const restored =
      state.replace_default_association === true ? [defaultGroupOf(endpointOf(state, store), store)] : [];
    regroup(object, store, (groups) => [...groups.filter((id) => id !== groupOf(object)), ...restored]);
  }
  if (object.type === "aws_vpc_endpoint") forget(object, store, () => true);
}

function regroup(
  { state }: CloudObject,
  store: CloudStore,
  change: (groups: readonly string[]) => readonly string[],
): void {
  const endpoint = endpointOf(state, store);
  if (endpoint === undefined) return;
  const groups = [...new Set(change(groupsOf(endpoint)))].filter((id) => id !== "");
  store.put({ ...endpoint, state: { ...endpoint.state, security_group_ids: groups } });
}

function forget(
  endpoint: CloudObject,
  store: CloudStore,
  isGone: (association: CloudObject) => boolean,
): void {
  const own = store.ofType(ASSOCIATION).filter(({ state }) => state.vpc_endpoint_id === endpoint.id);
  for (const association of own.filter(isGone)) store.remove(association.key);
}

function endpointOf({ vpc_endpoint_id }: CloudObject["state"], store: CloudStore): CloudObject | undefined {
  return store.ofType("aws_vpc_endpoint").find(({ id }) => id === vpc_endpoint_id);
}

function defaultGroupOf(endpoint: CloudObject | undefined, store: CloudStore): string {
  const vpc = store.ofType("aws_vpc").find(({ id }) => id === endpoint?.state.vpc_id);
  return String(vpc?.state.default_security_group_id ?? "");
}

function groupsOf({ state }: CloudObject): readonly string[] {
  return textsAt(state, "security_group_ids");
}

function groupOf({ state }: CloudObject): string {
  return String(state.security_group_id ?? "");
}
