import { type Environment, formerEnvironment } from "@strata/config";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { type SynthesizedUnit, synthesizeEnvironment } from "../../synthesize";
import { checked, ledgerOf, recorded, type Values } from "./recorded.fixture";

/** One unit's JSON, as far as addresses are concerned. */
interface Json {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

const { environment } = checked(recorded);
if (environment === undefined) throw new Error("the environment does not load");
const before = environment;

/** Every entry of every kind whose names are ours: AWS gives those of add-ons, and peers have the names of groups. */
const entries = layers.flatMap(({ name: layer, kinds = [] }) =>
  kinds
    .filter(({ isEntries = true }) => isEntries)
    .flatMap(({ key: kind }) => {
      const all = (before.settings[layer] as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[
        kind
      ];
      return Object.keys(all ?? {}).map((was) => ({ layer, kind, was }));
    }),
);
const GIVEN = ["network.endpoints", "cluster.addons", "cluster.peers"];
const named = entries.filter(({ layer, kind }) => !GIVEN.includes(`${layer}.${kind}`));

/** The environment with an entry, and all that refers to it, under another name. */
function renamed({ layer, kind, was }: (typeof named)[number]): Environment {
  const entry = "renamed-one";
  const forward = { ...before, renames: [{ layer, kind, entry: was, was: entry }] };
  return { ...formerEnvironment(forward, layers), renames: [{ layer, kind, entry, was }] };
}

function addresses(units: readonly SynthesizedUnit[]): readonly string[] {
  return units.flatMap(({ layer, json }) =>
    Object.entries((json as Json).resource ?? {}).flatMap(([type, names]) =>
      Object.keys(names).map((name) => `${layer} ${type}.${name}`),
    ),
  );
}

function moves(units: readonly SynthesizedUnit[]): ReadonlyMap<string, string> {
  return new Map(
    units.flatMap(({ layer, json }) =>
      ((json as Json).moved ?? []).map(({ from, to }) => [`${layer} ${from}`, `${layer} ${to}`] as const),
    ),
  );
}

const former = synthesizeEnvironment(before);

describe("an entry under a new name", () => {
  it.each(named)("keeps each resource in the state: $was of $kind", async (entry) => {
    const units = await synthesizeEnvironment(renamed(entry));
    const moved = moves(units);
    const kept = addresses(await former).map((address) => moved.get(address) ?? address);

    expect(kept.toSorted()).toEqual(addresses(units).toSorted());
  });
});

describe("config check of an entry that says what it was called", () => {
  const buckets = (recorded.data as { readonly buckets: Readonly<Record<string, object>> }).buckets;
  const { records: _, ...others } = buckets;
  const withBuckets = (changed: object): Values => ({
    ...recorded,
    data: { ...(recorded.data as object), buckets: changed },
  });
  const unlogged = withBuckets({ ...buckets, assets: { access: "cdn", key: "storage" } });
  const ledger = ledgerOf(unlogged);
  const problems = (journal: object): readonly string[] =>
    checked(withBuckets({ ...others, assets: { access: "cdn", key: "storage" }, journal }), ledger).problems;
  const journal = { encryption: "aes256", receives: ["server-access-logs"] };

  it("keeps its name in AWS, and says with which setting", () => {
    expect(problems({ ...journal, was: "records" })).toEqual([
      expect.stringContaining(
        'data.buckets.journal.name: expected "shop-production-records-111122223333", as ',
      ),
    ]);
    expect(problems({ ...journal, was: "records", name: "{id}-records-{account}" })).toEqual([]);
  });

  it.each([
    {
      fault: "without a word",
      settings: journal,
      says: "data.buckets: expected the bucket records",
    },
    {
      fault: "with a name that nothing had",
      settings: { ...journal, was: "record" },
      says: 'data.buckets.journal.was: expected the name of an entry of data.buckets that the ledger has, got "record"; did you mean "records"?',
    },
    {
      fault: "with the name of another entry",
      settings: { ...journal, was: "assets" },
      says: 'data.buckets.journal.was: expected a name that no entry of data.buckets has any more, got "assets", which is still there',
    },
    {
      fault: "with its own name",
      settings: { ...journal, was: "journal" },
      says: 'got "journal", its own name',
    },
    {
      fault: "with no name",
      settings: { ...journal, was: 7 },
      says: "data.buckets.journal.was: expected the former name of the bucket, got the number 7",
    },
  ])("refuses a rename $fault", ({ settings, says }) => {
    expect(problems(settings)).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
  });

  it("refuses two entries with one former name", () => {
    const twice = { ...journal, was: "records" };
    const found = checked(
      withBuckets({ ...others, assets: { access: "cdn", key: "storage" }, one: twice, two: twice }),
      ledger,
    ).problems;

    expect(found).toEqual(expect.arrayContaining([expect.stringContaining('got "records", as two has it')]));
  });

  it("wants the line gone once the new name is recorded", () => {
    const done = withBuckets({ ...others, assets: { access: "cdn", key: "storage" }, journal });
    const line = withBuckets({
      ...others,
      assets: { access: "cdn", key: "storage" },
      journal: { ...journal, was: "records" },
    });

    expect(checked(line, ledgerOf(done)).problems).toEqual([
      expect.stringContaining("take the line out: the rename is done"),
    ]);
  });
});
