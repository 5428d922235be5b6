import type { Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

/** The database made here, of a class. */
const ofClass = (instanceClass: string) => ({
  path: PRODUCTION,
  settings: {
    data: {
      databases: {
        main: {
          mode: "managed",
          expect: null,
          engineVersion: "16",
          instanceClass,
          storageGiB: 20,
          maxStorageGiB: 100,
          tier: "database",
        },
      },
    },
  },
});

/** Every attribute of the data layer's resources by its address, as written. */
const attributesOf = (template: Template): ReadonlyMap<string, unknown> =>
  new Map(
    template
      .all("data")
      .flatMap(({ address, values }: Resource) =>
        Object.entries(values).map(([attribute, value]) => [`${address}.${attribute}`, value] as const),
      ),
  );

// An instance that others manage may be of any class: the plan holds whatever they choose.
claim("NUMINIA-SVC-RDS-07", PRODUCTION, (template) => {
  const conditions = template
    .data("aws_db_instance")
    .flatMap((database) => database.blocks("lifecycle.postcondition").map(({ condition }) => condition));

  expect(conditions).toEqual([
    "${self.multi_az == true}",
    "${self.backup_retention_period > 0}",
    "${self.publicly_accessible == false}",
    "${self.storage_encrypted == true}",
  ]);
});

// One made here changes in its maintenance window, where the standby takes over. RDS refuses blue/green updates,
// which would be shorter, for as long as it manages the master password.
claim("NUMINIA-SVC-RDS-07", [ofClass("db.t4g.medium"), ofClass("db.m7g.large")], (small, large) => {
  const [before, after] = [attributesOf(small), attributesOf(large)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );

  expect(changed.map((name) => [name, before.get(name), after.get(name)])).toEqual([
    ["aws_db_instance.databases_main.instance_class", "db.t4g.medium", "db.m7g.large"],
  ]);
  const database = large.resource("aws_db_instance");
  expect(database.get("apply_immediately")).toBe(false);
  expect(database.get("multi_az")).toBe(true);
});
