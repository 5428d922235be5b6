import { asList, type ResourceChange } from "@strata/inventory";
import { versionNumbers } from "@strata/values";
import type { Circumstance, Condition } from "../change-rule";
import { isGiven, isSame, isTrue } from "./same";
import { compared, isMajorUp, isVersion } from "./version";

/** Any other value. */
export const changes: Condition = { words: "changes", test: (before, after) => !isSame(before, after) };

/** From one value to another; a first value is no change of this kind. */
export const changesFromValue: Condition = {
  words: "changes from one value to another",
  test: (before, after) => isGiven(before) && !isSame(before, after),
  mayFollow: isGiven,
};

export const isRemoved: Condition = {
  words: "is removed",
  test: (before, after) => isGiven(before) && !isGiven(after),
  mayFollow: isGiven,
};

export const isSet: Condition = {
  words: "is set for the first time",
  test: (before, after) => !isGiven(before) && isGiven(after),
  mayFollow: (before) => !isGiven(before),
};

export const turnsOn: Condition = {
  words: "is turned on",
  test: (before, after) => !isTrue(before) && isTrue(after),
  mayFollow: (before) => !isTrue(before),
};

export const turnsOff: Condition = {
  words: "is turned off",
  test: (before, after) => isTrue(before) && !isTrue(after),
  mayFollow: isTrue,
};

/** A version. */
export const goesDown: Condition = {
  words: "goes down",
  test: (before, after) => (compared(before, after) ?? 0) < 0,
  mayFollow: isVersion,
};

/** A version. */
export const goesUp: Condition = {
  words: "goes up",
  test: (before, after) => (compared(before, after) ?? 0) > 0,
  mayFollow: isVersion,
};

/** A version of Kubernetes, such as `1.34`. */
export const goesUpByMoreThanOneMinor: Condition = {
  words: "goes up by more than one minor version",
  test: (before, after) => minors(before, after) > 1,
  mayFollow: isVersion,
};

/** A version of Kubernetes. */
export const goesUpByOneMinor: Condition = {
  words: "goes up by one minor version",
  test: (before, after) => minors(before, after) === 1,
  mayFollow: isVersion,
};

/** A version of Kubernetes. */
export const goesDownByMoreThanOneMinor: Condition = {
  words: "goes down by more than one minor version",
  test: (before, after) => minors(before, after) < -1,
  mayFollow: isVersion,
};

/** A version of Kubernetes. */
export const goesDownByOneMinor: Condition = {
  words: "goes down by one minor version",
  test: (before, after) => minors(before, after) === -1,
  mayFollow: isVersion,
};

/** A version of a database, whose resource says in `engine` what its numbers mean. */
export const goesUpByMajor: Condition = {
  words: "goes up by a major version",
  test: (before, after, { before: was }) => isMajorUp(was.value("engine"), before, after),
  mayFollow: isVersion,
};

/** A version of a database, within its major version. */
export const goesUpByMinor: Condition = {
  words: "goes up within its major version",
  test: (before, after, { before: was }) =>
    goesUp.test(before, after, {} as ResourceChange) && !isMajorUp(was.value("engine"), before, after),
  mayFollow: isVersion,
};

export const shrinks: Condition = {
  words: "shrinks",
  test: (before, after) => isNumber(before) && isNumber(after) && Number(after) < Number(before),
  mayFollow: isNumber,
};

export const grows: Condition = {
  words: "grows",
  test: (before, after) => isNumber(before) && isNumber(after) && Number(after) > Number(before),
  mayFollow: isNumber,
};

/** Members of a list are missing afterwards. */
export const loses: Condition = {
  words: "loses members",
  test: (before, after) => asList(before).some((member) => !asList(after).some((one) => isSame(one, member))),
  mayFollow: (before) => asList(before).length > 0,
};

/** The value afterwards is this one, and was another. */
export function becomes(...values: readonly (string | number | boolean)[]): Condition {
  return {
    words: `becomes ${values.join(" or ")}`,
    test: (before, after) => !isSame(before, after) && values.some((value) => isSame(value, after)),
    mayFollow: (before) => !values.every((value) => isSame(value, before)),
  };
}

/** From one of these values to another. */
export function goesFrom(from: string, to: string): Condition {
  return {
    words: `goes from ${from} to ${to}`,
    test: (before, after) => isSame(before, from) && isSame(after, to),
    mayFollow: (before) => isSame(before, from),
  };
}

/** What an attribute is before the change, whatever becomes of it. */
export function was(attribute: string, value: string | number | boolean): Circumstance {
  return {
    words: `with ${attribute} ${value}`,
    holds: (change) => isSame(change.before.value(attribute), value),
  };
}

/** What an attribute is not before the change. */
export function wasNot(attribute: string, value: string | number | boolean): Circumstance {
  return {
    words: `without ${attribute} ${value}`,
    holds: (change) => !isSame(change.before.value(attribute), value),
  };
}

/** What an attribute is not after the change. */
export function isNot(attribute: string, value: string | number | boolean): Circumstance {
  return {
    words: `while ${attribute} is not ${value}`,
    holds: ({ after }) => {
      const found = after.at(attribute);
      return found.is === "unknown" ? "unknown" : !isSame(found.value, value);
    },
  };
}

/** What an attribute is after the change. */
export function is(attribute: string, value: string | number | boolean): Circumstance {
  return {
    words: `while ${attribute} is ${value}`,
    holds: ({ after }) => {
      const found = after.at(attribute);
      return found.is === "unknown" ? "unknown" : isSame(found.value, value);
    },
  };
}

/** The new one is there before the old one goes. */
export const createdFirst: Circumstance = {
  words: "with create_before_destroy",
  holds: ({ isCreatedFirst }) => isCreatedFirst,
};

/** The old one goes before there is a new one. */
export const deletedFirst: Circumstance = {
  words: "without create_before_destroy",
  holds: ({ isCreatedFirst }) => !isCreatedFirst,
};

/** All of them. */
export function both(one: Circumstance, other: Circumstance): Circumstance {
  return {
    words: `${one.words}, ${other.words}`,
    holds: (change, plan) => {
      const found = [one.holds(change, plan), other.holds(change, plan)];
      if (found.includes(false)) return false;
      return found.includes("unknown") ? "unknown" : true;
    },
  };
}

function minors(before: unknown, after: unknown): number {
  const [from, to] = [versionNumbers(before), versionNumbers(after)];
  if (from.length < 2 || to.length < 2 || from[0] !== to[0]) return 0;
  return Number(to[1]) - Number(from[1]);
}

function isNumber(value: unknown): boolean {
  return (
    (typeof value === "number" || typeof value === "string") && value !== "" && Number.isFinite(Number(value))
  );
}
