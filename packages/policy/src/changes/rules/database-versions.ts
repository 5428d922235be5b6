import type { ChangeRule } from "../change-rule";
import { goesDown, goesUpByMajor, goesUpByMinor, is, isNot, isRemoved } from "../conditions";

const UPGRADE = "RDS user guide, Upgrading a DB instance engine version";

/** What matters of a kind of database whose versions go one way. */
export interface Versioned {
  /** Start of the ids, for example `rds-instance`. */
  readonly id: string;
  readonly types: readonly string[];
  /** @default what holds for RDS */
  readonly source?: readonly string[];
}

/** Rules for versions of databases: never down, up by a major version only when that is allowed. */
export function versionRules({ id, types, source = [UPGRADE] }: Versioned): readonly ChangeRule[] {
  const about = { types, source, on: ["update"] as const, attributes: ["engine_version"] };
  const postgres = (version: string, allow = false): Readonly<Record<string, unknown>> => ({
    engine: "postgres",
    engine_version: version,
    allow_major_version_upgrade: allow,
  });
  return [
    {
      ...about,
      id: `${id}-version-down`,
      when: goesDown,
      effect: "refuses",
      reason:
        "a database does not go back to an older version; where AWS has upgraded a minor version by itself, the plan is only behind",
      way: "write the version that runs, or its major version alone; for an older one, restore a snapshot of before the upgrade into a new database",
      fault: { before: postgres("16.4"), after: postgres("16.2") },
      right: { before: postgres("16.4"), after: postgres("16") },
    },
    {
      ...about,
      id: `${id}-major-not-allowed`,
      when: goesUpByMajor,
      only: isNot("allow_major_version_upgrade", true),
      effect: "refuses",
      reason: "AWS refuses a major version unless allow_major_version_upgrade is true",
      way: "set allow_major_version_upgrade, name the new parameter group in the same apply, and see the way of a major upgrade",
      fault: { before: postgres("16.4"), after: postgres("17.2") },
      right: { before: postgres("16.4"), after: postgres("17.2", true) },
    },
    {
      ...about,
      id: `${id}-major-up`,
      when: goesUpByMajor,
      only: is("allow_major_version_upgrade", true),
      effect: "cannotBeUndone",
      lasts:
        "everybody who uses it, for minutes up to an hour: all of its instances go at once, the standby too",
      reason:
        "there is no way back but a snapshot of before; extensions, parameters and statistics have to fit the new version",
      way: "try it on a restored snapshot; take a snapshot; give it a parameter group of the new family in the same apply; or use a blue/green deployment. Turn allow_major_version_upgrade off afterwards",
      fault: { before: postgres("16.4", true), after: postgres("17.2", true) },
      right: { before: postgres("16.4", true), after: postgres("16.6", true) },
    },
    {
      ...about,
      id: `${id}-minor-up`,
      when: goesUpByMinor,
      effect: "interrupts",
      lasts: "everybody who uses it, while the engine restarts: about a minute, in several zones too",
      reason: "a minor version is a restart of the engine, and there is no way back",
      way: "leave apply_immediately off, so that it waits for the maintenance window",
      fault: { before: postgres("16.4"), after: postgres("16.6") },
      right: { before: postgres("16.4"), after: postgres("16.4") },
    },
    {
      ...about,
      id: `${id}-version-unsaid`,
      when: isRemoved,
      effect: "cannotBeUndone",
      reason: "without a version the provider keeps what runs, and a new database gets the newest default",
      way: "write the version that runs, or its major version alone",
      source: ["AWS provider, engine_version"],
      fault: { before: postgres("16.4"), after: { engine: "postgres", engine_version: null } },
      right: { before: postgres("16.4"), after: postgres("16.4") },
    },
  ];
}
