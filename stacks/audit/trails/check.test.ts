import { describe, expect, it } from "vitest";
import { faults } from "../shop.fixture";

const trail = (settings: object) => ({ trails: { account: settings } });

describe("a trail", () => {
  it.each([
    { what: "nothing else", settings: {} },
    {
      what: "files that expire once they may",
      settings: { bucket: { objectLock: { mode: "governance", days: 90 }, expireDays: 90 } },
    },
    {
      what: "files that move, then expire",
      settings: { bucket: { transition: { days: 30, storageClass: "STANDARD_IA" }, expireDays: 31 } },
    },
  ])("may have $what", ({ settings }) => {
    expect(faults(trail(settings))).toEqual([]);
  });

  it.each([
    {
      fault: "files that expire while they are held",
      settings: { bucket: { objectLock: { mode: "governance", days: 90 }, expireDays: 89 } },
      messages: [
        "trails.account.bucket.expireDays: expected at least 90, the days for which Object Lock holds a file, got 89",
      ],
    },
    {
      fault: "files that move too early",
      settings: { bucket: { transition: { days: 29, storageClass: "STANDARD_IA" } } },
      messages: [
        "trails.account.bucket.transition.days: expected at least 30, since files move to STANDARD_IA no earlier, got 29",
      ],
    },
    {
      fault: "files that expire before they move",
      settings: { bucket: { transition: { days: 90, storageClass: "GLACIER" }, expireDays: 90 } },
      messages: [
        "trails.account.bucket.expireDays: expected more than 90, the days after which files move to GLACIER, got 90",
      ],
    },
    {
      fault: "a name that CloudTrail refuses",
      settings: { name: "{id}--events" },
      messages: [
        'trails.account.name: expected a trail name of at least 3 letters, digits and ._-, with a letter or digit at both ends, no two of ._- side by side, and not in the form of an IP address, got "shop-production--events"; change it',
      ],
    },
  ])("has no $fault", ({ settings, messages }) => {
    expect(faults(trail(settings))).toEqual(messages);
  });
});
