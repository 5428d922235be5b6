import { type Block, isBlock } from "../block-path";
import type { Step } from "../expression/syntax";

/**
 * Why a plan does not give a value. `unknown`: it is known only after apply. `sensitive`: it is in the plan, and must
 * not get into a message. `absent`: plans do not have it, for example `lifecycle`. `outside`: a reference leads to a
 * local value, variable or layer that is not in the plan.
 */
export type Reason = "unknown" | "sensitive" | "absent" | "outside";

/** Stands for a value that the plan does not give. */
export class Withheld {
  constructor(
    readonly reason: Reason,
    /** Whether the configuration gives the value. @default true */
    readonly isConfigured = true,
  ) {}
}

const WORDING: Readonly<Record<Reason, string>> = {
  unknown: "is unknown until apply",
  sensitive: "is sensitive",
  absent: "is not in a plan",
  outside: "refers to something outside of the plan",
};

/** Thrown by whoever asks for a value that the plan does not give: nothing is made up for it. */
export class ValueWithheld extends Error {
  override readonly name = "ValueWithheld";

  constructor(
    readonly reason: Reason,
    path: string,
  ) {
    super(`${path} ${WORDING[reason]}`);
  }
}

/** What is at a path: a value, undefined where there is none, or what stands for a value that is not given. */
export function plannedAt(value: unknown, steps: readonly Step[]): unknown {
  let current = value;
  for (const step of steps) {
    if (current instanceof Withheld) return current;
    if (Array.isArray(current) && typeof step !== "number") current = current[0];
    else if (isBlock(current) && step === 0 && !("0" in current)) continue;
    if (current instanceof Withheld) return current;
    current = isBlock(current) || Array.isArray(current) ? (current as Block)[step] : undefined;
  }
  return current;
}

/** Whether some part of the value is not given. */
export function isPartial(value: unknown): boolean {
  if (value instanceof Withheld) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(isPartial);
}

/**
 * The value, for a reader that does not expect gaps: to touch a part that is not given throws. Keys are listed where
 * the configuration gives them.
 * @param path how messages call it
 * @throws {ValueWithheld} when the value itself is not given
 */
export function guarded(value: unknown, path: string): unknown {
  if (value instanceof Withheld) throw new ValueWithheld(value.reason, path);
  if (!isPartial(value)) return value;
  const isList = Array.isArray(value);
  const view: object = isList ? [] : {};
  for (const [key, part] of Object.entries(value as Block)) {
    const place = isList ? `${path}[${key}]` : `${path}.${key}`;
    Object.defineProperty(view, key, {
      enumerable: !(part instanceof Withheld) || part.isConfigured,
      get: () => guarded(part, place),
    });
  }
  return Object.defineProperty(view, "toJSON", { value: () => shown(value) });
}

/** For messages: what is not given by its reason. */
function shown(value: unknown): unknown {
  if (value instanceof Withheld) return `(${value.reason})`;
  if (Array.isArray(value)) return value.map(shown);
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part)]));
}
