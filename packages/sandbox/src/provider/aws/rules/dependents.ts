import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import { awsType, holdersOf } from "../known-types";
import { textsAt } from "./value-paths";

/** @throws {Refusal} while something else still needs the resource */
export function checkDependents({ type, state, account }: CloudObject, store: CloudStore): void {
  const { held } = awsType(type);
  if (held === undefined || (held.unless !== undefined && state[held.unless] === true)) return;
  const name = String(state[held.name] ?? "");
  const holders = holdersOf(type).flatMap((holder) =>
    store
      .ofType(holder.type)
      .filter((object) => object.account === account && textsAt(object.state, holder.path).includes(name)),
  );
  if (holders.length === 0) return;
  throw new Refusal(
    `deleting ${type} (${name}): api error ${held.code}: ${held.message(name)}`,
    `Delete first: ${holders.map((object) => `${object.type} ${object.id}`).join(", ")}.`,
  );
}
