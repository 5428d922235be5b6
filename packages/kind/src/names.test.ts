import { describe, expect, it } from "vitest";
import { claimOf, type NamedEntry, type NameTemplates, nameProblems, placedNames, spellNames } from "./names";

const shop = { id: "shop-production", account: "111122223333", region: "eu-west-1" };

const templates = {
  identifier: {
    of: "database",
    setting: "identifier",
    default: "{id}-{entry}",
    scope: "region",
    longest: 30,
  },
  role: { of: "IAM role", default: "{identifier}-role", scope: "account", longest: 64 },
  nodes: { of: "node", each: "nodes", default: "{identifier}-{item}", scope: "region", longest: 40 },
  bucket: {
    of: "S3 bucket",
    setting: "logs.bucket",
    default: "{id}-{entry}-{port}-{account}",
    scope: "world",
    longest: 63,
    pattern: { matches: /^[a-z0-9-]+$/, expected: "lower-case letters, digits and hyphens" },
    when: ({ logs }: { logs?: object }) => logs !== undefined,
  },
} as const satisfies NameTemplates;

const entry = (settings: object): NamedEntry => ({
  entry: "main",
  settings: { port: 5432, ...settings },
  layer: {},
  path: ["databases", "main"],
});
const spell = (settings: object) => spellNames(templates, entry(settings), shop);
const placed = (settings: object) => placedNames(templates, entry(settings), shop);
const problems = (settings: object) =>
  nameProblems(placed(settings), entry(settings)).map(
    ({ path, expected, got, mend }) => `${path.join(".")}: expected ${expected}, got ${got}; ${mend}`,
  );

describe("the names of an entry", () => {
  it("are composed of the environment, the entry, its settings and each other", () => {
    expect(spell({ nodes: { one: {}, two: {} } })).toEqual({
      identifier: "shop-production-main",
      role: "shop-production-main-role",
      nodes: { one: "shop-production-main-one", two: "shop-production-main-two" },
      bucket: "shop-production-main-5432-111122223333",
    });
  });

  it("follow what is set, also inside a map, where the environment is spelled too", () => {
    expect(spell({ identifier: "{id}-orders", logs: { bucket: "orders-{region}" } })).toMatchObject({
      identifier: "shop-production-orders",
      role: "shop-production-orders-role",
      bucket: "orders-eu-west-1",
    });
  });

  it("take parts from the settings of the layer", () => {
    const named = {
      group: {
        of: "log group",
        default: "/eks/{cluster}/{entry}",
        scope: "region",
        longest: 512,
        parts: ({ name }: { name: string }) => ({ cluster: name }),
      },
    } as const satisfies NameTemplates;

    expect(spellNames(named, { ...entry({}), layer: { name: "shop" } }, shop)).toEqual({
      group: "/eks/shop/main",
    });
  });

  it("are claimed where they are set, each in its scope, and only those that it has", () => {
    const claims = (settings: object) =>
      placed(settings).map((name) => {
        const { scope, kind, name: text, path } = claimOf(name, entry(settings));
        return `${scope} ${kind} ${text} (${path.join(".")})`;
      });

    expect(claims({ nodes: { one: {} } })).toEqual([
      "region database shop-production-main (databases.main.identifier)",
      "account IAM role shop-production-main-role (databases.main)",
      "region node shop-production-main-one (databases.main.nodes.one)",
    ]);
    expect(claims({ logs: { bucket: "orders" } })).toContain(
      "world S3 bucket orders (databases.main.logs.bucket)",
    );
  });

  it("are placed at a setting that does not say them, where what there is once has no entry", () => {
    const role = { of: "IAM role", at: "flowLogs", default: "{id}-flow-logs", scope: "account", longest: 64 };
    const single = { entry: "", settings: { flowLogs: {} }, layer: {}, path: [] };

    expect(placedNames({ role } as NameTemplates, single, shop)).toMatchObject([
      { name: "shop-production-flow-logs", path: ["flowLogs"], isSet: false },
    ]);
  });
});

describe("a name that AWS would refuse", () => {
  it.each([
    {
      fault: "a default that is too long",
      settings: { nodes: { "reader-in-the-third-zone": {} } },
      lines: [
        'databases.main.nodes.reader-in-the-third-zone: expected a name of at most 40 characters for the node, got "shop-production-main-reader-in-the-third-zone", which has 45; shorten the name of the entry',
      ],
    },
    {
      fault: "one that is set, and not those that extend it",
      settings: { identifier: "orders-of-all-shops-of-the-world", nodes: { one: {} } },
      lines: [
        'databases.main.identifier: expected a name of at most 30 characters for the database, got "orders-of-all-shops-of-the-world", which has 32; shorten it',
      ],
    },
    {
      fault: "one of another form",
      settings: { logs: { bucket: "Orders" } },
      lines: [
        'databases.main.logs.bucket: expected lower-case letters, digits and hyphens, got "Orders"; change it',
      ],
    },
  ])("is reported: $fault", ({ settings, lines }) => {
    expect(problems(settings)).toEqual(lines);
  });

  it("is none where all fit", () => {
    expect(problems({ nodes: { one: {} }, logs: {} })).toEqual([]);
  });
});
