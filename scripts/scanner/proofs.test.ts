import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@strata/policy";
import { describe, expect, it } from "vitest";
import { readAccepted } from "./accepted";

const ENVIRONMENTS = join(__dirname, "../../environments");

/** Text of every test of claims. */
const CLAIMS = readdirSync(ENVIRONMENTS, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|[\\/])claims[\\/].*\.test\.ts$/.test(path))
  .map((path) => readFileSync(join(ENVIRONMENTS, path), "utf8"))
  .join("\n");

/** Rules and claims that a proof cites and that do not exist. */
function unknown(proof: string): readonly string[] {
  const named = [...proof.matchAll(/\brules? ([a-z0-9-]+)(?: and ([a-z0-9-]+))?/g)].flatMap(([, ...ids]) =>
    ids.filter((id) => id !== undefined),
  );
  const claims = proof.match(/\b[A-Z]+(-[A-Z0-9]+)*-\d+\b/g) ?? [];
  return [
    ...named.filter((id) => RULES.every((rule) => rule.id !== id)),
    ...claims.filter((id) => !CLAIMS.includes(`"${id}"`)),
  ];
}

describe("a proof of an accepted finding", () => {
  it.each(readAccepted(ENVIRONMENTS))("cites rules and claims that are there: $check at $at", ({ proof }) => {
    expect(unknown(proof)).toEqual([]);
  });

  it("is refused with others", () => {
    expect(unknown("rules s3-versioned and s3-nothing; SHOP-S3-99 and no-page")).toEqual([
      "s3-nothing",
      "SHOP-S3-99",
    ]);
  });
});
