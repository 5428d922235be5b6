import { blocksOf } from "@strata/provider-schema";
import type { CloudObject } from "./provider/cloud/cloud-object";
import { isFields, type Value } from "./provider/protocol/value";
import { type SandboxResource, sandboxResources } from "./resources";
import { backendOf } from "./state-buckets";
import type { StateObject } from "./state-objects";

/** Something that exists, and that no state knows. */
export interface Orphan {
  readonly resource: SandboxResource;
  readonly repair: Repair;
}

/**
 * How an orphan is mended: taken into the state of the one unit that declares it and does not have it yet, or deleted
 * where none or more than one could be meant. Either way the next deploy converges.
 */
export type Repair =
  | {
      readonly kind: "import";
      /** Name of the stack, which is that of its folder under `cdktf.out/stacks`. */
      readonly stack: string;
      readonly address: string;
      readonly id: string;
    }
  | { readonly kind: "delete"; readonly type: string; readonly id: string };

/** A resource block of a unit that its state does not have. */
interface Missing {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * What exists although no state knows it, newest first: that is the order in which it can be deleted. What a look-up
 * merely assumed to exist is none of it, nor what AWS keeps of what was deleted.
 * @param templates the parsed `cdk.tf.json` of the units that may declare it
 */
export function findOrphans(
  objects: readonly CloudObject[],
  states: readonly StateObject[],
  templates: readonly unknown[],
): readonly Orphan[] {
  const missing = templates.flatMap((template) => missingIn(template, states));
  const byKey = new Map(objects.map((object) => [object.key, object]));
  const orphans = sandboxResources(objects, states)
    .filter(({ knownAs, origin }) => knownAs.length === 0 && origin === "created")
    .flatMap((resource) => {
      const object = byKey.get(resource.key);
      return object === undefined
        ? []
        : [{ resource, candidates: missing.filter((block) => fits(object, block)) }];
    });
  const claims = orphans.flatMap(({ candidates }) => candidates);
  return orphans
    .map(({ resource, candidates: [candidate, ...others] }): Orphan => {
      const { type, id, importId } = resource;
      const isSole =
        candidate !== undefined &&
        others.length === 0 &&
        claims.filter((claim) => claim === candidate).length === 1;
      return {
        resource,
        repair: isSole
          ? { kind: "import", stack: candidate.stack, address: candidate.address, id: importId }
          : { kind: "delete", type, id },
      };
    })
    .reverse();
}

/** The command that mends an orphan. `output` is the folder that cdktf synthesized into. */
export function repairCommand(repair: Repair, output = "cdktf.out"): string {
  return repair.kind === "import"
    ? `strata sandbox exec -- terraform -chdir=${output}/stacks/${repair.stack} import ${quoted(repair.address)} ${quoted(repair.id)}`
    : `strata sandbox delete ${repair.type} ${quoted(repair.id)}`;
}

function missingIn(template: unknown, states: readonly StateObject[]): readonly Missing[] {
  const backend = backendOf(template);
  const stack = stackName(template);
  if (backend === undefined || stack === undefined) return [];
  const state = states.find(({ bucket, key }) => bucket === backend.bucket && key === backend.key);
  const present = new Set(state?.resources.map(({ address }) => address));
  return blocksOf(template).flatMap(({ address, schema, body }) => {
    if (/^(?:data|provider)\./.test(schema) || present.has(address)) return [];
    const block = body as Readonly<Record<string, unknown>>;
    // How many there are, and by which keys, only Terraform can say.
    return "count" in block || "for_each" in block ? [] : [{ stack, address, type: schema, body: block }];
  });
}

function stackName(template: unknown): string | undefined {
  const { "//": comment } = (template ?? {}) as {
    readonly "//"?: { readonly metadata?: { readonly stackName?: unknown } };
  };
  const name = comment?.metadata?.stackName;
  return typeof name === "string" ? name : undefined;
}

/** Whether a block could have made an object: nothing that it says literally differs. */
function fits({ type, state }: CloudObject, block: Missing): boolean {
  return (
    block.type === type && Object.entries(block.body).every(([name, value]) => agrees(value, state[name]))
  );
}

/** Whether a configured value may have become this one. Expressions, and what is not of the object, may be anything. */
function agrees(configured: unknown, actual: Value | undefined): boolean {
  if (actual === undefined || configured === null) return true;
  if (typeof configured === "string") return configured.includes("${") || configured === String(actual);
  if (typeof configured === "number" || typeof configured === "boolean")
    return String(configured) === String(actual);
  if (Array.isArray(configured) || !isFields(actual)) return true;
  return Object.entries(configured as object).every(([name, value]: [string, unknown]) =>
    agrees(value, actual[name]),
  );
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
