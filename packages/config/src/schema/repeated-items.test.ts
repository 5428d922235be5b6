import { expect, it } from "vitest";
import { z } from "zod";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";
import { repeatedItems } from "./repeated-items";

const schema = z.strictObject({
  zones: z.array(z.string()).default([]),
  rules: z.record(z.string(), z.strictObject({ ports: z.array(z.int()) })).default({}),
  peer: z.union([z.literal("vpc"), z.strictObject({ cidrs: z.array(z.string()) })]).optional(),
  values: z.record(z.string(), z.unknown()).optional(),
});

const found = (value: unknown) =>
  repeatedItems(schema, value, ["network"]).map(({ path, got }) => `${path.join(".")}: ${got}`);

it.each([
  {
    what: "a list",
    value: { zones: ["a", "b", "a"] },
    at: 'network.zones.2: "a" again, which is item 1 already',
  },
  {
    what: "a list of numbers in an entry",
    value: { rules: { web: { ports: [443, 443] } } },
    at: "network.rules.web.ports.1: 443 again, which is item 1 already",
  },
  {
    what: "a list in one option of several",
    value: { peer: { cidrs: ["10.0.0.0/8", "10.0.0.0/8"] } },
    at: 'network.peer.cidrs.1: "10.0.0.0/8" again, which is item 1 already',
  },
])("$what has no item twice", ({ value, at }) => {
  expect(found(value)).toEqual([at]);
});

it("two references are one only where they name the same", () => {
  const to = (target: string) => ({ $output: target });

  expect(found({ zones: [to("network.a"), to("network.b")] })).toEqual([]);
  expect(found({ zones: [to("network.a"), to("network.a")] })).toHaveLength(1);
});

it("free-form values may hold any list", () => {
  expect(found({ values: { args: ["-v", "-v"] } })).toEqual([]);
});

it("nothing else is said of what follows from the list", () => {
  const yaml = environmentYaml("shop-prod").replace("10.0.0.0/16", "192.168.0.0/16, zones: [a, a, b]");
  expect(problemLines(loadFiles({ "shop/prod/environment.yaml": yaml }))).toEqual([
    'shop/prod/environment.yaml:4:45: network.zones.1: expected each item of the list once, got "a" again, which is item 1 already; remove one of them',
  ]);
});
