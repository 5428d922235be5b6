import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { LIMITS } from "../limits";

/** @throws {Refusal} when a value is none that the service takes */
export function checkLimits({ type, state, prior }: AppliedChange): void {
  for (const { code, fault } of LIMITS[type] ?? []) {
    const message = fault(state);
    if (message !== undefined) {
      throw new Refusal(
        `${prior === undefined ? "creating" : "updating"} ${type}: api error ${code}: ${message}`,
      );
    }
  }
}
