import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { awsType } from "../known-types";
import type { Unique } from "../service";

/** @throws {Refusal} when a new resource has the name of one that exists */
export function checkUniqueness({ type, state, prior, place, store }: AppliedChange): void {
  const { unique } = awsType(type);
  // With `allow_overwrite`, the record that is there is taken over: two names may be proved by one.
  if (unique === undefined || prior !== undefined || state.allow_overwrite === true) return;
  const name = nameOf(unique, state);
  const taken = store
    .ofType(type)
    .some(
      (object) =>
        nameOf(unique, object.state) === name &&
        (unique.scope === "everywhere" ||
          (object.account === place.account && object.region === place.region)),
    );
  if (taken) throw new Refusal(`creating ${type}: api error ${unique.code}: ${unique.message(name)}`);
}

function nameOf({ name, read }: Unique, state: AppliedChange["state"]): string {
  return name
    .map((attribute) => (read === undefined ? state[attribute] : read(attribute, state)) ?? "")
    .filter((part) => part !== "")
    .map(String)
    .join(" ");
}
