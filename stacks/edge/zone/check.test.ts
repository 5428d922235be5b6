import { expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

it.each<Refusal>([
  {
    fault: "without a name",
    input: { zone: {} },
    messages: ["zone.name: expected a domain, got nothing; set zone.name, or domain for its parent"],
  },
  {
    fault: "of others with a query log",
    input: { domain: "example.com", zone: { mode: "existing", queryLog: {} } },
    messages: [
      "zone.queryLog: expected none, since a zone has one query log, which whoever created the zone manages, got a query log beside mode: existing; set queryLog: null",
    ],
  },
])("config check refuses a zone $fault", ({ input, messages }) => {
  expect(faults(input, { data: {} })).toEqual(messages);
});
