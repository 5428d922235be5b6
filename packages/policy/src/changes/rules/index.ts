import type { ChangeRule } from "../change-rule";
import * as services from "./services";

/** The change rules of every service, by its name. */
export const CHANGES_BY_SERVICE: Readonly<Record<string, readonly ChangeRule[]>> = services;

/** Every change rule, service by service in the order of their names. */
export const CHANGE_RULES: readonly ChangeRule[] = Object.entries(CHANGES_BY_SERVICE)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .flatMap(([, rules]) => rules);
