import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatProblem, loadEnvironments } from "@strata/config";
import { CHANGE_RULES, GUARDED, reasonOfStateless, UNGUARDED } from "@strata/policy";
import { providerSchemas } from "@strata/provider-schema";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Service } from "../../../packages/sandbox/src/provider/aws/service";
import * as services from "../../../packages/sandbox/src/provider/aws/services";
import { layers } from "../../registry";
import { synthesizeEnvironment } from "../../synthesize";
import { everything } from "../references/everything.fixture";
import { everyEnvironment, ROOT, SCHEMA_CACHE } from "../repository.fixture";

type Facts = Readonly<
  Record<
    string,
    { readonly replace?: readonly string[]; readonly replaceWhen?: Readonly<Record<string, unknown>> }
  >
>;

/** What the AWS provider 5.100 says of every type: which arguments force a replacement, always or by their values. */
const FACTS = JSON.parse(
  readFileSync(join(ROOT, "packages/sandbox/src/provider/facts/aws.json"), "utf8"),
) as Facts;

/** The same of types that it was not asked for. Sources: the helm and kubernetes providers, AWS provider's web_acl.go. */
const OTHER_FACTS: Facts = {
  helm_release: { replace: ["name", "namespace"] },
  kubernetes_namespace_v1: { replace: ["metadata.name", "metadata.generate_name"] },
  kubernetes_service_account_v1: { replace: ["metadata.name", "metadata.namespace"] },
  kubernetes_persistent_volume_v1: {
    replace: ["metadata.name", "spec.persistent_volume_source", "spec.volume_mode"],
  },
  kubernetes_persistent_volume_claim_v1: {
    replace: [
      "metadata.name",
      "metadata.namespace",
      "spec.access_modes",
      "spec.selector",
      "spec.volume_name",
      "spec.storage_class_name",
      "spec.volume_mode",
    ],
  },
  kubernetes_storage_class_v1: {
    replace: [
      "metadata.name",
      "parameters",
      "storage_provisioner",
      "volume_binding_mode",
      "mount_options",
      "allowed_topologies",
    ],
  },
  aws_wafv2_web_acl: { replace: ["name", "scope"] },
};

/** Every argument that some environment gives a resource of a type, by type: dotted, without positions. */
const emitted = new Map<string, Set<string>>();

/** The invented environment that uses every reference, loaded as from a folder. */
function everythingLoaded(): Parameters<typeof synthesizeEnvironment>[0] {
  const root = join(mkdtempSync(join(tmpdir(), "strata-every-type-")), "environments");
  mkdirSync(join(root, "shop"), { recursive: true });
  writeFileSync(join(root, "shop", "environment.yaml"), stringify(everything));
  const { environments, problems } = loadEnvironments({ root, layers });
  const [only] = environments;
  if (only === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return only.environment;
}

function pathsIn(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((member) => pathsIn(member, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== "//")
    .flatMap(([key, member]) => {
      const inner = path === "" ? key : `${path}.${key}`;
      return [inner, ...pathsIn(member, inner)];
    });
}

/** Whether one of two paths is the other, or is around it. */
function isAround(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** Arguments that we emit, force a replacement, and no rule of their type is about. */
function unruled(type: string, given: ReadonlySet<string>): readonly string[] {
  const { replace = [], replaceWhen = {} } = OTHER_FACTS[type] ?? FACTS[type] ?? {};
  const ruled = CHANGE_RULES.filter(
    ({ types, on }) => types.includes(type) && on.includes("replace"),
  ).flatMap(({ attributes }) => attributes);
  return [...replace, ...Object.keys(replaceWhen)]
    .filter((path) => given.has(path))
    .filter((path) => !ruled.some((attribute) => isAround(attribute, path)));
}

describe("every type that an environment emits", () => {
  beforeAll(async () => {
    for (const environment of [everythingLoaded(), ...everyEnvironment()]) {
      for (const { json } of await synthesizeEnvironment(environment)) {
        const { resource = {} } = json as { readonly resource?: Readonly<Record<string, object>> };
        for (const [type, named] of Object.entries(resource)) {
          const given = emitted.get(type) ?? new Set();
          for (const path of Object.values(named).flatMap((body) => pathsIn(body))) given.add(path);
          emitted.set(type, given);
        }
      }
    }
  }, 120_000);

  const isRuled = (type: string, action: "delete" | "replace"): boolean =>
    CHANGE_RULES.some(({ types, on }) => types.includes(type) && on.includes(action));

  it("has rules for its deletion and replacement, or holds nothing for a reason", () => {
    const types = [...emitted.keys()].filter((type) => reasonOfStateless(type) === undefined);
    const open = types.filter((type) => !isRuled(type, "delete") || !isRuled(type, "replace"));

    expect(types.length).toBeGreaterThan(30);
    expect(open).toEqual([]);
  });

  it("is guarded, or may go for a reason", () => {
    const written = new Set([...GUARDED, ...UNGUARDED].flatMap(({ types }) => types));
    const open = [...emitted.keys()].filter(
      (type) => !written.has(type) && reasonOfStateless(type) === undefined,
    );

    expect(emitted.size).toBeGreaterThan(60);
    expect(open).toEqual([]);
  });

  it("has a rule for each argument that is given and cannot be changed in place", () => {
    const open = [...emitted]
      .filter(([type]) => isRuled(type, "replace"))
      .flatMap(([type, given]) => unruled(type, given).map((path) => `${type}.${path}`));

    expect(open).toEqual([]);
  });

  it("has facts to hold the rules to", () => {
    const missing = [...emitted.keys()].filter(
      (type) => isRuled(type, "replace") && FACTS[type] === undefined && OTHER_FACTS[type] === undefined,
    );
    expect(missing.sort()).toEqual([]);
  });
});

describe("the guard", () => {
  it("has every type that the sandbox knows, or it may go for a reason", () => {
    const written = new Set([...GUARDED, ...UNGUARDED].flatMap(({ types }) => types));
    const known = Object.values<Service>(services).flatMap(({ types }) => Object.keys(types));

    expect(known.length).toBeGreaterThan(100);
    expect(known.filter((type) => !written.has(type) && reasonOfStateless(type) === undefined)).toEqual([]);
  });

  it("names types of AWS that there are", () => {
    const types = [...GUARDED, ...UNGUARDED].flatMap(({ types }) => types);
    // What the provider was not asked for, the bindings have.
    const unknown = types.filter((type) => type.startsWith("aws_") && FACTS[type] === undefined);
    expect(unknown.filter((type) => !schemasOf([type]).has(type))).toEqual([]);
  });
});

describe("change rules", () => {
  /** Arguments that version 5 of the AWS provider has, and version 6, of which the bindings are, has no more. */
  const OF_VERSION_5 = [
    "elastic-ip-pool-changed: vpc",
    "instance-settings-changed: cpu_core_count",
    "instance-settings-changed: cpu_threads_per_core",
  ];
  const bound = (type: string): boolean => /^(aws|kubernetes|helm)_/.test(type);

  it("name attributes that one of their types has", () => {
    const types = new Set(CHANGE_RULES.flatMap((rule) => rule.types.filter(bound)));
    const known = schemasOf(types);
    const unknown = CHANGE_RULES.flatMap(({ id, types, attributes }) =>
      attributes
        .filter((path) => {
          const schemas = types.flatMap((type) => known.get(type) ?? []);
          return schemas.length > 0 && !schemas.some((schema) => hasPath(schema, path.split(".")));
        })
        .map((path) => `${id}: ${path}`),
    );

    expect(known.size).toBeGreaterThan(100);
    expect(unknown.sort()).toEqual(OF_VERSION_5);
  }, 120_000);
});

type Schema = ReturnType<typeof providerSchemas>[string];
type Body = Pick<Schema, "attributes" | "blocks">;

/** Schemas of the types that the installed bindings have; of others, which are older or of no bindings, none. */
function schemasOf(types: Iterable<string>): ReadonlyMap<string, Schema> {
  return new Map(
    [...types].flatMap((type) => {
      try {
        const schema = providerSchemas({ types: [type], from: __dirname, cache: SCHEMA_CACHE })[type];
        return schema === undefined ? [] : [[type, schema] as const];
      } catch {
        return [];
      }
    }),
  );
}

function hasPath({ attributes, blocks }: Body, [first = "", ...rest]: readonly string[]): boolean {
  if (attributes[first] !== undefined) return true;
  const block = blocks[first];
  return block !== undefined && (rest.length === 0 || hasPath(block, rest));
}
