import { contract, string } from "@strata/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { LayerDefinition } from "../layer-definition";
import { explain, renderExplanation } from "../report/explain";
import { jsonSchemas } from "../schema/json-schema";
import { entriesOf } from "../schema/vocabulary";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";
import { declaredReferences } from "./reference-walk";
import { refersTo } from "./refers-to";

const key = z.strictObject({ users: z.array(z.string()).default([]) });
const users = (user: string) => ({
  expected: `with ${user} among its users`,
  holds: (entry: z.output<typeof key>) => entry.users.includes(user),
  got: (entry: z.output<typeof key>) => `whose users are ${entry.users.join(", ") || "none"}`,
  grant: `add ${user} to {path}.users`,
});

const network: LayerDefinition = {
  name: "network",
  description: "A network",
  presence: "always",
  reads: [],
  settings: z.strictObject({
    cidr: z.string().optional(),
    tiers: entriesOf(z.strictObject({ zones: z.array(z.string()).default(["a", "b"]) })),
    keys: entriesOf(key),
    groups: entriesOf(z.strictObject({})),
  }),
  contract: contract("network", { vpc_id: string("Id of the VPC", "vpc-1") }),
  kinds: [
    {
      key: "tiers",
      title: "tier",
      can: {
        twoZones: {
          expected: "in two zones or more",
          holds: ({ zones }: { zones: readonly string[] }) => zones.length > 1,
          got: ({ zones }: { zones: readonly string[] }) => `which is in zone ${zones.join(", ")}`,
        },
      },
    },
    { key: "keys", title: "key", can: { logs: users("logs") } },
    { key: "groups", title: "security group" },
  ],
};

const cache = z.strictObject({
  nodes: z.int().default(1),
  tier: refersTo("network.tiers", {
    needs: [
      {
        can: "twoZones",
        since: "its nodes stand in for each other",
        when: ({ nodes }: { nodes: number }) => nodes > 1,
      },
    ],
  }).describe("Tier that holds the nodes"),
  encryption: z.enum(["key", "aes256"]).default("key"),
  key: refersTo(["network.keys", "data.keys"], {
    when: ({ encryption }: { encryption: string }) => encryption === "key",
  }).default("data"),
  logs: z
    .strictObject({
      key: refersTo(["network.keys", "data.keys"], {
        needs: [{ can: "logs", since: "log groups are encrypted with it" }],
      }).default("platform"),
    })
    .optional(),
  groups: z.array(refersTo("network.groups", { also: ["cluster"] })).default([]),
  peers: z.record(refersTo("network.groups"), z.literal("all")).default({}),
});

const data: LayerDefinition = {
  name: "data",
  description: "Stores",
  presence: "always",
  reads: ["network"],
  settings: z.strictObject({ keys: entriesOf(key), caches: entriesOf(cache) }),
  contract: { layer: "data", outputs: {} },
  kinds: [
    { key: "keys", title: "key", can: { logs: users("logs") } },
    {
      key: "caches",
      title: "cache",
      names: ({ environment, settings }) =>
        Object.keys((settings("data") as { caches: object }).caches).map((entry) => ({
          path: ["caches", entry, "name"],
          name: `${environment.id}-${entry}`,
        })),
    },
  ],
};

const layers = [network, data];
const SETTINGS = `network:
  cidr: 10.0.0.0/16
  tiers: { private: {}, single: { zones: [a] } }
  keys: { platform: { users: [logs] }, quiet: {} }
  groups: { services: {} }
`;
const E = "shop/prod/environment.yaml";

function load(caches: string, settings = SETTINGS, keys = "{ data: {} }"): ReturnType<typeof loadFiles> {
  const yaml = environmentYaml("shop-prod").replace(/^network:.*\n/m, "");
  return loadFiles(
    { [E]: `${yaml}${settings}data:\n  keys: ${keys}\n  caches:\n    sessions: ${caches}\n` },
    { layers },
  );
}

describe("a reference that holds", () => {
  it.each([
    { what: "an entry of an earlier layer", caches: "{ tier: private }" },
    { what: "a name that is no entry", caches: "{ tier: private, groups: [services, cluster] }" },
    { what: "a key of a map", caches: "{ tier: private, peers: { services: all } }" },
    { what: "a target that can do what is needed", caches: "{ tier: private, nodes: 2 }" },
    { what: "a need that does not arise", caches: "{ tier: single, nodes: 1 }" },
    { what: "a default that is an entry", caches: "{ tier: private, logs: {} }" },
    { what: "a setting that is not used", caches: "{ tier: private, encryption: aes256, key: nothing }" },
  ])("names $what", ({ caches }) => {
    expect(problemLines(load(caches))).toEqual([]);
  });
});

describe("a reference that does not hold", () => {
  it.each([
    {
      fault: "a misspelt name",
      caches: "{ tier: privat }",
      line: '12:23: data.caches.sessions.tier: expected a tier of network.tiers, got "privat"; did you mean "private"?',
    },
    {
      fault: "a name that is near to none",
      caches: "{ tier: storage }",
      line: '12:23: data.caches.sessions.tier: expected a tier of network.tiers, got "storage"; known: private, single',
    },
    {
      fault: "a name that every object has",
      caches: "{ tier: constructor }",
      line: '12:23: data.caches.sessions.tier: expected a tier of network.tiers, got "constructor"; known: private, single',
    },
    {
      fault: "a kind of two layers",
      caches: "{ tier: private, key: date }",
      line: '12:37: data.caches.sessions.key: expected a key of network.keys or data.keys, got "date"; did you mean "data"?',
    },
    {
      fault: "an entry of a list",
      caches: "{ tier: private, groups: [clusters] }",
      line: '12:41: data.caches.sessions.groups.0: expected cluster, or a security group of network.groups, got "clusters"; did you mean "cluster"?',
    },
    {
      fault: "a key of a map",
      caches: "{ tier: private, peers: { servcies: all } }",
      line: '12:41: data.caches.sessions.peers.servcies: expected a security group of network.groups, got "servcies"; did you mean "services"?',
    },
    {
      fault: "a target in one zone where two are needed",
      caches: "{ tier: single, nodes: 2 }",
      line: '12:23: data.caches.sessions.tier: expected a tier of network.tiers in two zones or more, since its nodes stand in for each other, got "single", which is in zone a; use private',
    },
    {
      fault: "a target that somebody has to grant something",
      caches: "{ tier: private, logs: { key: quiet } }",
      line: '12:45: data.caches.sessions.logs.key: expected a key of network.keys or data.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
    },
    {
      fault: "an $output where a name belongs",
      caches: "{ tier: { $output: network.vpcId } }",
      line: "12:17: data.caches.sessions.tier: expected a tier of network.tiers, got a reference; a name is written as text, so that it can be checked",
    },
  ])("$fault", ({ caches, line }) => {
    expect(problemLines(load(caches))).toEqual([`${E}:${line}`]);
  });

  it("says whose default a name is that nobody wrote", () => {
    expect(problemLines(load("{ tier: private }", SETTINGS, "{}"))).toEqual([
      `${E}:12:5: data.caches.sessions.key: expected a key of network.keys or data.keys, got "data", the default of this setting; known: platform, quiet`,
    ]);
  });

  it("says so where the environment has no such layer", () => {
    expect(problemLines(load("{ tier: private }", "layers: [data]\n"))).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'expected a tier of network.tiers, got "private"; this environment has no layer network',
        ),
      ]),
    );
  });

  it("is no fault where the layer that it names has faults of its own", () => {
    const faulty = SETTINGS.replace("10.0.0.0/16", "[]");
    expect(problemLines(load("{ tier: privat }", faulty))).toEqual([
      expect.stringContaining("network.cidr: expected a string"),
    ]);
  });

  it("is ambiguous where two kinds that it may name share a name", () => {
    expect(problemLines(load("{ tier: private, key: platform }", SETTINGS, "{ platform: {} }"))).toEqual([
      `${E}:10:11: data.keys.platform: expected a name that no key of network.keys has, got "platform"`,
    ]);
  });
});

describe("the references of a schema", () => {
  it("are found below every kind of schema", () => {
    expect(declaredReferences(data.settings).map(({ path }) => path)).toEqual([
      "caches.*.tier",
      "caches.*.key",
      "caches.*.logs.key",
      "caches.*.groups.*",
      "caches.*.peers.*",
    ]);
  });

  it("offer the names that exist to editors", () => {
    const { environments } = load("{ tier: private }");
    const schemas = jsonSchemas(
      layers,
      environments.map(({ environment }) => environment),
    );

    expect(schemas["strata.schema.json"]).toMatchObject({
      $defs: {
        "names.network.tiers": { examples: ["private", "single"] },
        "names.data.caches": { examples: ["sessions"] },
      },
    });
    expect(JSON.stringify(schemas["strata.schema.json"])).toContain('"$ref":"#/$defs/names.network.tiers"');
  });
});

describe("an explanation of an entry", () => {
  it("says what it refers to, what refers to it, and the name that it gets", () => {
    const { environments } = load("{ tier: private }");
    const [environment] = environments;
    if (environment === undefined) throw new Error("the environment has faults");
    const lines = (path: string) => {
      const result = explain(environment, path, layers);
      return "unknown" in result ? [] : renderExplanation(result.explanation);
    };

    expect(lines("data.caches.sessions")).toEqual(
      expect.arrayContaining([
        'data.caches.sessions.name: "shop-prod-sessions"  (default name)',
        "refers to network.tiers.private  (tier)",
        "refers to data.keys.data  (key)",
      ]),
    );
    expect(lines("network.tiers.private")).toContain("referred to by data.caches.sessions.tier");
    expect(lines("network")).toContain("referred to by data.caches.sessions.tier  (tiers.private)");
  });
});
