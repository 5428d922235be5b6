import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

// With the yearly rotation of NUMINIA-BASE-KMS-02: what is deleted can be had back for as long as AWS allows, and
// what uses a key by its alias goes on with the key's successor.
claim("NUMINIA-BASE-KMS-04", PRODUCTION, (template) => {
  const named = template
    .resources("aws_kms_alias")
    .map((alias) => [
      alias.get("name"),
      ...attributesIn(alias.resolve("target_key_id")).map(({ resource }) =>
        resource.get("deletion_window_in_days"),
      ),
    ]);
  const aliased = template
    .resources("aws_kms_alias")
    .flatMap((alias) => attributesIn(alias.resolve("target_key_id")).map(({ resource }) => resource.address));

  expect(named).toEqual([
    ["alias/numinia-production-audit", 30],
    ["alias/numinia-production-platform", 30],
    ["alias/numinia-production-secrets", 30],
    ["alias/numinia-production-volumes", 30],
    ["alias/numinia-production-data", 30],
    ["alias/numinia-production-files", 30],
    ["alias/numinia-production-edge", 30],
  ]);
  expect(
    template
      .resources("aws_kms_key")
      .map(({ address }) => address)
      .sort(),
  ).toEqual(aliased.sort());
});
