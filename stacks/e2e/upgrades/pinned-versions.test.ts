import { fromSynth } from "@strata/inventory";
import { evaluate, type Finding } from "@strata/policy";
import { describe, expect, it } from "vitest";
import { aurora, cache, type DataInput, managed, synthData } from "../../data/shop.fixture";

/** What `strata check` says of who installs minor versions, and when changes are made. */
function findings(settings: DataInput): readonly Finding[] {
  const unit = {
    environment: "shop/production",
    environmentId: "shop-production",
    layer: "data",
    stack: "shop-data",
    json: synthData(settings),
  };
  return evaluate(fromSynth([unit]), { posture: "production" }).filter(({ rule }) =>
    /-(minor-upgrades|waits-for-window)$/.test(rule),
  );
}

describe("strata check", () => {
  it("finds whole versions, and says that a major one alone mends it", () => {
    const whole = findings({
      databases: {
        main: { ...managed, engineVersion: "16.4" },
        books: { ...aurora, engineVersion: "17.4", instances: { one: {} } },
      },
      caches: { sessions: { ...cache, engineVersion: "7.1" } },
    });

    expect(whole.map(({ rule, message, reason }) => [rule, message, reason.split(": ")[1]]).sort()).toEqual([
      [
        "aurora-instance-minor-upgrades",
        "expected auto_minor_version_upgrade absent or true, got false",
        "name the major one alone, such as 17, to get them",
      ],
      [
        "cache-minor-upgrades",
        'expected auto_minor_version_upgrade true, got "false"',
        "name the major one alone, such as 7.x, to get them",
      ],
      [
        "rds-minor-upgrades",
        "expected auto_minor_version_upgrade absent or true, got false",
        "name the major one alone, such as 16, to get them",
      ],
    ]);
  });

  it("finds the permission of an upgrade that was left in", () => {
    const left = findings({
      databases: {
        main: { ...managed, allowMajorUpgrade: true },
        books: { ...aurora, allowMajorUpgrade: true },
      },
      caches: { sessions: { ...cache, allowMajorUpgrade: true } },
    });

    expect(left.map(({ rule }) => rule).sort()).toEqual([
      "aurora-waits-for-window",
      "cache-waits-for-window",
      "rds-waits-for-window",
    ]);
  });

  it("finds nothing where AWS installs minor versions", () => {
    expect(findings({ databases: { main: managed, books: aurora }, caches: { sessions: cache } })).toEqual(
      [],
    );
  });
});
