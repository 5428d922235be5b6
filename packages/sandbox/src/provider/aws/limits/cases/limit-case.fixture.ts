import type { Fields } from "../../../protocol/value";

/** A resource that AWS takes, and changes of it that it does not, with the code and the start of the message. */
export interface LimitCase {
  readonly type: string;
  readonly good: Fields;
  readonly bad: readonly (readonly [Fields, string])[];
}
