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
  {
    fault: "a main name that ACM does not take",
    input: { domain: "example.com", certificates: { site: { domain: `${"a".repeat(48)}.{zone}` } } },
    messages: [
      `certificates.site.domain: expected a main name of at most 64 characters, got "${"a".repeat(48)}.shop.example.com", which has 65; set a shorter domain, and this one among names`,
    ],
  },
  {
    fault: "one name in two ways",
    input: { domain: "example.com", certificates: { site: { names: ["shop.example.com"] } } },
    messages: [
      'certificates.site.names.0: expected a name that the list does not have yet, got "shop.example.com"',
    ],
  },
  {
    fault: "an underscore",
    input: { domain: "example.com", certificates: { site: { names: ["_a.{zone}"] } } },
    messages: [
      'certificates.site.names.0: expected a name without underscores, since ACM takes none, got "_a.{zone}"',
    ],
  },
])("config check refuses a certificate with $fault", ({ input, messages }) => {
  expect(faults(input, { data: {} })).toEqual(messages);
});
