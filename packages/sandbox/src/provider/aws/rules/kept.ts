import type { CloudObject, Place } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { awsType } from "../known-types";
import type { Keeps } from "../service";

/** @throws {Refusal} when AWS keeps the name of a new resource for one that was deleted */
export function checkKeptName({ type, state, prior, place, store }: AppliedChange): void {
  const { keeps } = awsType(type);
  if (prior !== undefined || keeps?.refuses !== "create") return;
  refuseTaken("creating", type, keeps, { ...place, name: nameOf(keeps, state) }, store);
}

/** @throws {Refusal} when what AWS would keep of a deleted resource has the name of something that it keeps already */
export function checkKept({ type, state, account, region }: CloudObject, store: CloudStore): void {
  const { keeps } = awsType(type);
  if (keeps?.refuses !== "delete" || !keeps.when(state)) return;
  refuseTaken("deleting", type, keeps, { account, region, name: nameOf(keeps, state) }, store);
}

/** Keeps what AWS keeps of a deleted resource. No state knows it. */
export function keep({ type, key, state, account, region }: CloudObject, store: CloudStore): void {
  const { keeps } = awsType(type);
  if (keeps === undefined || !keeps.when(state)) return;
  const id = nameOf(keeps, state);
  store.put({
    key: `${key}/kept`,
    type: keeps.as,
    id,
    importId: id,
    account,
    region,
    origin: "kept",
    state: { id },
  });
}

function nameOf({ name }: Keeps, state: AppliedChange["state"]): string {
  return String(state[name] ?? "");
}

function refuseTaken(
  what: string,
  type: string,
  { as, code, message }: Keeps,
  { name, account, region }: Place & { readonly name: string },
  store: CloudStore,
): void {
  const isTaken = store
    .ofType(as)
    .some((object) => object.id === name && object.account === account && object.region === region);
  if (isTaken) throw new Refusal(`${what} ${type} (${name}): api error ${code}: ${message(name)}`);
}
