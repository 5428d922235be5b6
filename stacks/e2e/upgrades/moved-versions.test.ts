import type { OfflineTerraform } from "@strata/synth-test";
import { beforeAll, describe, expect, it } from "vitest";
import { shopCluster, synth as synthCluster } from "../../cluster/shop.fixture";
import { aurora, cache, type DataInput, docdb, managed, synthData } from "../../data/shop.fixture";
import { anyProvider, MISSING, offlineTerraform } from "../provider-mirror.fixture";

type Database = NonNullable<DataInput["databases"]>[string];
type Cache = NonNullable<DataInput["caches"]>[string];

/** One of each kind, with these settings. */
const layer = (settings: {
  readonly postgres?: object;
  readonly aurora?: object;
  readonly docdb?: object;
  readonly cache?: object;
}): DataInput => ({
  databases: {
    main: { ...managed, ...settings.postgres } as Database,
    books: { ...aurora, ...settings.aurora } as Database,
    events: { ...docdb, ...settings.docdb } as Database,
  },
  caches: { sessions: { ...cache, ...settings.cache } as Cache },
});

const POSTGRES = "aws_db_instance.databases_main";
const AURORA = "aws_rds_cluster.databases_books";
const CACHE = "aws_elasticache_replication_group.caches_sessions";

const MAJOR = layer({});
const WHOLE = layer({
  postgres: { engineVersion: "16.4" },
  aurora: { engineVersion: "17.4" },
  cache: { engineVersion: "7.0" },
});

/** What the provider reads of a server that AWS has upgraded: by type, what of it changes in the state. */
type Upgraded = Readonly<Record<string, object>>;

/** Source: provider, `compareActualEngineVersion` and `setEngineVersionRedis`: a major version is kept as it was asked for. */
const UPGRADED_OF_MAJOR: Upgraded = {
  aws_db_instance: { engine_version_actual: "16.9" },
  aws_rds_cluster: { engine_version_actual: "17.6" },
  aws_rds_cluster_instance: { engine_version: "17.6", engine_version_actual: "17.6" },
  aws_elasticache_replication_group: { engine_version: "7.2", engine_version_actual: "7.2.0" },
};
const UPGRADED_OF_WHOLE: Upgraded = {
  aws_db_instance: { engine_version: "16.9", engine_version_actual: "16.9" },
  aws_rds_cluster: { engine_version: "17.6", engine_version_actual: "17.6" },
  aws_rds_cluster_instance: { engine_version: "17.6", engine_version_actual: "17.6" },
  aws_elasticache_replication_group: { engine_version: "7.1", engine_version_actual: "7.1.0" },
};

/** What Terraform makes of the end of its secret's ARN, as the state has it. */
const SNAPSHOT_OF_CACHE = { final_snapshot_identifier: "shop-production-sessions-final-en.arn" };

/** What the next plan is of, and what it does. */
interface Case {
  readonly what: string;
  readonly before: DataInput;
  readonly after: DataInput;
  readonly drifted?: Upgraded;
  readonly planned: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: "major versions that AWS has upgraded changes nothing",
    before: MAJOR,
    after: MAJOR,
    drifted: UPGRADED_OF_MAJOR,
    planned: [],
  },
  {
    what: "Redis 6.x that ElastiCache has upgraded changes nothing",
    before: layer({ cache: { engineVersion: "6.x" } }),
    after: layer({ cache: { engineVersion: "6.x" } }),
    drifted: { aws_elasticache_replication_group: { engine_version_actual: "6.2.6" } },
    planned: [],
  },
  {
    // Why AWS must not upgrade a version that is whole.
    what: "whole versions that AWS has upgraded nevertheless takes the upgrades back, and deletes the cache",
    before: WHOLE,
    after: WHOLE,
    drifted: UPGRADED_OF_WHOLE,
    planned: [`replace ${CACHE}`, `update ${AURORA}`, `update ${POSTGRES}`],
  },
  {
    what: "major versions, of what had whole ones, turns upgrades on and touches no version",
    before: WHOLE,
    after: MAJOR,
    planned: [
      `update ${POSTGRES}`,
      "update aws_elasticache_replication_group.caches_sessions",
      "update aws_rds_cluster_instance.databases_books_instances_one",
      "update aws_rds_cluster_instance.databases_books_instances_two",
    ],
  },
  {
    what: "an upgrade of major versions changes servers in place, between their old parameters and their new ones",
    before: layer({
      aurora: { engineVersion: "16" },
      cache: { engine: "valkey", engineVersion: "7.x" },
    }),
    after: layer({
      postgres: { engineVersion: "17", allowMajorUpgrade: true },
      aurora: { engineVersion: "17", allowMajorUpgrade: true },
      docdb: { engineVersion: "8.0.1", allowMajorUpgrade: true },
      cache: { engine: "valkey", engineVersion: "8.x", allowMajorUpgrade: true },
    }),
    planned: [
      "replace aws_db_parameter_group.databases_main_parameters",
      "replace aws_docdb_cluster_parameter_group.databases_events_parameters",
      "replace aws_elasticache_parameter_group.caches_sessions_parameters",
      "replace aws_rds_cluster_parameter_group.databases_books_parameters",
      `update ${POSTGRES}`,
      "update aws_docdb_cluster.databases_events",
      `update ${CACHE}`,
      `update ${AURORA}`,
    ],
  },
  {
    what: "databases of before their snapshots had names of their own leaves those names",
    before: MAJOR,
    after: MAJOR,
    drifted: Object.fromEntries(
      ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"].map((type) => [
        type,
        { final_snapshot_identifier: "shop-final" },
      ]),
    ),
    planned: [],
  },
];

/** Real Terraform and the real provider, against states as AWS and the provider leave them; nothing is read from AWS. */
describe("a plan of", { timeout: 600_000 }, () => {
  let terraform: OfflineTerraform | undefined;
  beforeAll(async () => {
    terraform = await offlineTerraform();
  });

  const drifting =
    (drifted: Upgraded) =>
    (type: string, attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
      ...attributes,
      ...(type === "aws_elasticache_replication_group" ? SNAPSHOT_OF_CACHE : {}),
      ...drifted[type],
    });

  it.for(CASES)("$what", async ({ before, after, drifted = {}, planned }, { skip }) => {
    if (terraform === undefined) return skip(MISSING);
    const { changes } = await terraform.planAgain(
      anyProvider(synthData(before)),
      anyProvider(synthData(after)),
      drifting(drifted),
    );

    expect(changes.map(({ action, address }) => `${action} ${address}`).sort()).toEqual([...planned].sort());
  });

  it("a cluster that EKS has upgraded wants its version back, in place, and leaves its add-ons", async ({
    skip,
  }) => {
    if (terraform === undefined) return skip(MISSING);
    const cluster = anyProvider(synthCluster(shopCluster()));
    const { changes } = await terraform.planAgain(
      cluster,
      cluster,
      drifting({
        aws_eks_cluster: { version: "1.36", identity: [{ oidc: [{ issuer: "https://oidc.example/id/1" }] }] },
      }),
    );

    expect(
      changes
        .filter(({ address }) => /^aws_eks_(cluster|addon)\./.test(address))
        .map(({ action, address }) => `${action} ${address}`),
    ).toEqual(["update aws_eks_cluster.cluster"]);
  });

  it("a lower version while a cache is upgraded is refused, instead of deleting the cache", async ({
    skip,
  }) => {
    if (terraform === undefined) return skip(MISSING);
    const lower = layer({ cache: { engineVersion: "7.0", allowMajorUpgrade: true } });

    await expect(
      terraform.planAgain(anyProvider(synthData(MAJOR)), anyProvider(synthData(lower))),
    ).rejects.toThrow(`Instance cannot be destroyed`);
  });

  it("databases that leave a snapshot after all finds a name for it", async ({ skip }) => {
    if (terraform === undefined) return skip(MISSING);
    const skipping = { finalSnapshot: "skip" };
    const before = layer({ postgres: skipping, aurora: skipping, docdb: skipping, cache: skipping });
    const { show } = await terraform.planAgain(anyProvider(synthData(before)), anyProvider(synthData(MAJOR)));
    const { planned_values } = (await show()) as {
      readonly planned_values: {
        readonly root_module: {
          readonly resources: readonly { readonly address: string; readonly values: object }[];
        };
      };
    };
    const names = planned_values.root_module.resources
      .filter(({ values }) => "final_snapshot_identifier" in values)
      .map(
        ({ values }) => (values as { readonly final_snapshot_identifier: string }).final_snapshot_identifier,
      );

    expect(names.sort()).toEqual([
      "shop-production-books-final",
      "shop-production-events-final",
      "shop-production-main-final",
      expect.stringMatching(/^shop-production-sessions-final-.{6}$/),
    ]);
  });
});
