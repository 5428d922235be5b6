import { describe, expect, it } from "vitest";
import { awsNamed, awsRecipes, awsType, usedBy } from "./known-types";
import type { Service } from "./service";
import * as exported from "./services";

const services: readonly (readonly [string, Service])[] = Object.entries(exported);
const types = services.flatMap(([, service]) => Object.entries(service.types));
const known = new Set(types.map(([type]) => type));

describe("the services", () => {
  it("have each type and each name once", () => {
    const names = services.flatMap(([, { named = {} }]) => Object.keys(named));
    expect(types.map(([type]) => type).filter((type, at, all) => all.indexOf(type) !== at)).toEqual([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(types)("refer, in %s, to names that exist", (_, { refersTo = {} }) => {
    for (const name of Object.values(refersTo)) expect(awsNamed(name).at.length).toBeGreaterThan(0);
  });

  it.each(types)("use, in %s, types that say what they answer", (_, { uses = {} }) => {
    for (const used of Object.values(uses)) expect(awsType(used).inUse, used).toBeDefined();
  });

  it.each(types.filter(([, { inUse }]) => inUse !== undefined))("say what uses %s", (type) => {
    expect(usedBy(type)).not.toEqual([]);
  });

  it.each(services)("name, in %s, attributes of types with a prefix", (_, { named = {} }) => {
    for (const at of Object.values(named).flatMap((each) => each.at)) expect(at).toMatch(/^aws_\w+\.[\w.]+$/);
  });

  it("know nothing of a type that none has", () => {
    expect(known.has("aws_unheard_of")).toBe(false);
    expect([awsType("aws_unheard_of"), awsRecipes("constructor")]).toEqual([{}, {}]);
    expect(() => awsNamed("toString")).toThrow("refersTo: expected a name that a service has, got toString");
  });
});
