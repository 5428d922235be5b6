import { isDeepStrictEqual } from "node:util";
import { majorOf, mayBeLower, minorOf } from "@strata/values";
import { valueText } from "../yaml/value-text";

/** Which values may follow the one that is recorded, besides the same. */
export type Movement =
  | { readonly kind: "fixed" | "onlyUp" | "onlyDown" | "oneMinorUp" | "laterVersion" }
  | {
      readonly kind: "inOrder";
      readonly order: readonly string[];
      /** Whether later words may follow before a setting beside it lifts the rule. */
      readonly isFree: boolean;
    };

/** One kind of movement. */
interface MovementRule {
  /** Whether a value may follow another one, that it differs from. */
  readonly permits: (was: unknown, is: unknown, order: readonly string[]) => boolean;
  /** Whether it may once the setting says so that lifts the rule. @default it may */
  readonly permitsLifted?: (was: unknown, is: unknown, order: readonly string[]) => boolean;
  /** What is expected after a value: a noun phrase. */
  readonly expected: (was: unknown, order: readonly string[]) => string;
  /** How the rule is called in tables. @param lift the setting that lifts it, such as `sizedBy: settings` */
  readonly title: (lift: string | undefined, order: readonly string[]) => string;
}

const RULES: Readonly<Record<Movement["kind"], MovementRule>> = {
  fixed: { permits: () => false, expected: valueText, title: () => "stays" },
  onlyUp: {
    permits: (was, is) => Number(is) >= Number(was),
    expected: (was) => `${valueText(was)} or more`,
    title: () => "grows only",
  },
  onlyDown: {
    permits: (was, is) => Number(is) <= Number(was),
    expected: (was) => `${valueText(was)} or less`,
    title: (lift) => (lift === undefined ? "shrinks only" : `shrinks; grows with ${lift}`),
  },
  oneMinorUp: {
    permits: (was, is) => sameMajor(was, is) && minorOf(String(is)) === minorOf(String(was)) + 1,
    expected: (was) => `${valueText(was)} or "${majorOf(String(was))}.${minorOf(String(was)) + 1}"`,
    title: () => "goes up by one minor version at a time",
  },
  laterVersion: {
    permits: (was, is) => sameMajor(was, is) && !mayBeLower(String(was), String(is)),
    permitsLifted: (was, is) => !mayBeLower(String(was), String(is)),
    expected: (was) => `${valueText(was)} or a later one of ${majorOf(String(was))}`,
    title: (lift) => `goes up${lift === undefined ? "" : `; to another major version with ${lift}`}`,
  },
  inOrder: {
    permits: isLater,
    permitsLifted: isLater,
    expected: (was, order) => {
      const later = order.slice(order.indexOf(String(was)) + 1).map(valueText);
      return [valueText(was), ...later].join(" or ");
    },
    title: (lift, order) => `${order.join(", then ")}${lift === undefined ? "" : `, with ${lift}`}`,
  },
};

/** Whether a setting may have one value after another. @param isLifted whether a setting beside it lifts the rule */
export function permits(movement: Movement, was: unknown, is: unknown, isLifted: boolean): boolean {
  const { permits, permitsLifted = () => true } = RULES[movement.kind];
  const order = orderOf(movement);
  const isFree = movement.kind !== "inOrder" || movement.isFree;
  return (
    isDeepStrictEqual(was, is) ||
    (isFree && permits(was, is, order)) ||
    (isLifted && permitsLifted(was, is, order))
  );
}

/** What may follow a recorded value. */
export function expectedAfter(movement: Movement, was: unknown): string {
  return was === undefined ? "nothing" : RULES[movement.kind].expected(was, orderOf(movement));
}

/** How a movement is called, for example `grows only`. @param lift the setting that lifts it, where one does */
export function movementTitle(movement: Movement, lift?: string): string {
  return RULES[movement.kind].title(lift, orderOf(movement));
}

function isLater(was: unknown, is: unknown, order: readonly string[]): boolean {
  return order.includes(String(was)) && order.indexOf(String(is)) > order.indexOf(String(was));
}

function sameMajor(was: unknown, is: unknown): boolean {
  return majorOf(String(was)) === majorOf(String(is));
}

function orderOf(movement: Movement): readonly string[] {
  return movement.kind === "inOrder" ? movement.order : [];
}
