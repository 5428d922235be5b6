import { expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

it.each<Refusal>([
  {
    fault: "a domain outside the zone",
    input: { domain: "example.com", certificates: { gateway: { domain: "example.org" } } },
    messages: [
      'certificates.gateway.domain: expected shop.example.com or a name below it, got "example.org"',
    ],
  },
  {
    fault: "an additional name outside the zone",
    input: { domain: "example.com", certificates: { site: { names: ["*.{zone}", "*.example.com"] } } },
    messages: [
      'certificates.site.names.1: expected shop.example.com or a name below it, got "*.example.com"',
    ],
  },
])("config check refuses a certificate with $fault", ({ input, messages }) => {
  expect(faults(input, { data: {} })).toEqual(messages);
});
