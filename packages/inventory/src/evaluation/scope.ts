import type { Step } from "../expression/syntax";
import type { Resolved } from "../resource/resource";

/** A name bound by a `for` or a splat: a value, or a piece of one, that is looked at only when the name is used. */
export type Binding = (steps: readonly Step[]) => Resolved;

/** The names that an expression may use beside what its unit declares. */
export type Scope = ReadonlyMap<string, Binding>;

export const NO_NAMES: Scope = new Map();

/** The scope with a name more; it hides an outer one that is spelled alike. */
export function bound(scope: Scope, name: string, binding: Binding): Scope {
  return new Map([...scope, [name, binding]]);
}
