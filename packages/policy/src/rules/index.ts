import type { Rule, ServiceRules } from "../rule";
import * as services from "./services";

/** The rules of every service, by its name. */
export const SERVICES: Readonly<Record<string, ServiceRules>> = services;

/** Every required setting, service by service in the order of their names. */
export const RULES: readonly Rule[] = Object.entries(SERVICES)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .flatMap(([, { rules }]) => rules);
