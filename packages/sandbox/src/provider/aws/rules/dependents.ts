import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import { awsType, usedBy } from "../known-types";
import { textsAt } from "./value-paths";

/** @throws {Refusal} while something else still needs the resource */
export function checkDependents({ type, state, account }: CloudObject, store: CloudStore): void {
  const { inUse } = awsType(type);
  if (inUse === undefined || (inUse.unless !== undefined && state[inUse.unless] === true)) return;
  const name = String(state[inUse.name] ?? "");
  const users = usedBy(type).flatMap((user) =>
    store
      .ofType(user.type)
      .filter((object) => object.account === account && textsAt(object.state, user.path).includes(name)),
  );
  if (users.length === 0) return;
  throw new Refusal(
    `deleting ${type} (${name}): api error ${inUse.code}: ${inUse.message(name)}`,
    `Delete first: ${users.map((object) => `${object.type} ${object.id}`).join(", ")}.`,
  );
}
