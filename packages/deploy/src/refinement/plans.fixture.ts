import fc from "fast-check";
import type { ChangeJson, JudgedPlan, ResourceEntry } from "./plan-json";

/** A value with its masks, as a plan has them. */
export interface Masked {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
}

const KEYS = fc.constantFrom("a", "b", "c", "id", "tags");
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

/** A value of which parts are unknown, and parts sensitive. */
export const masked: fc.Arbitrary<Masked> = fc.letrec<{ value: Masked }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ value: scalar, unknown: fc.constant(false), sensitive: fc.boolean() }),
    fc.record({ value: fc.constant(undefined), unknown: fc.constant(true), sensitive: fc.constant(false) }),
    fc.array(tie("value"), { maxLength: 3 }).map((parts) => ({
      value: parts.map(({ value }) => (value === undefined ? null : value)),
      unknown: parts.map(({ unknown }) => unknown),
      sensitive: parts.map(({ sensitive }) => sensitive),
    })),
    fc.dictionary(KEYS, tie("value"), { maxKeys: 3 }).map(together),
  ),
})).value;

function together(parts: Readonly<Record<string, Masked>>): Masked {
  const of = (member: keyof Masked): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([key, part]) =>
        member === "value" && part.value === undefined ? [] : [[key, part[member]]],
      ),
    );
  return { value: of("value"), unknown: of("unknown"), sensitive: of("sensitive") };
}

/** Actions that a plan writes. Source: Terraform, "JSON Output Format", Change Representation. */
export const ACTIONS: readonly (readonly string[])[] = [
  ["no-op"],
  ["create"],
  ["update"],
  ["delete"],
  ["forget"],
  ["delete", "create"],
  ["create", "delete"],
];

const isReplacement = (actions: readonly string[]): boolean =>
  actions.includes("create") && actions.includes("delete");

const attributes = fc.dictionary(KEYS, masked, { maxKeys: 4 }).map(together);

const change: fc.Arbitrary<ChangeJson> = fc
  .record({
    actions: fc.constantFrom(...ACTIONS),
    before: attributes,
    after: attributes,
    paths: fc.uniqueArray(KEYS, { maxLength: 3 }),
  })
  .map(({ actions, before, after, paths }) => ({
    actions,
    // What is there is known.
    before: actions[0] === "create" && actions.length === 1 ? null : known(before.value),
    before_sensitive: before.sensitive,
    after: actions.includes("delete") && actions.length === 1 ? null : after.value,
    after_unknown: actions.includes("delete") && actions.length === 1 ? false : after.unknown,
    after_sensitive: after.sensitive,
    ...(isReplacement(actions) ? { replace_paths: paths.map((path) => [path]) } : {}),
  }));

/** Without members that stand for something unknown. */
function known(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

const entry = (address: string): fc.Arbitrary<ResourceEntry> =>
  fc.record(
    {
      address: fc.constant(address),
      type: fc.constant("aws_sqs_queue"),
      mode: fc.constant("managed"),
      action_reason: fc.constantFrom("replace_because_cannot_update", "replace_because_tainted"),
      previous_address: fc.constant(`${address}_before`),
      change,
    },
    { requiredKeys: ["address", "type", "mode", "change"] },
  );

const entries = (prefix: string) =>
  fc
    .array(fc.constant(null), { maxLength: 3 })
    .chain((all) => fc.tuple(...all.map((_, index) => entry(`aws_sqs_queue.${prefix}${index}`))));

/** A plan of a unit, with everything that a plan can say. */
export const judged: fc.Arbitrary<JudgedPlan> = fc
  .record({
    resources: entries("q"),
    drift: entries("d"),
    outputs: fc.dictionary(fc.constantFrom("vpc_id", "tiers"), change, { maxKeys: 2 }),
  })
  .map(({ resources, drift, outputs }) => ({
    plan: {
      terraform_version: "1.11.4",
      resource_changes: resources,
      resource_drift: drift,
      output_changes: outputs,
    },
    providers: { "registry.terraform.io/hashicorp/aws": "5.100.0" },
    unit: "sha256:1",
  }));

/** A generator of `fc.gen()`. */
export type Draw = fc.GeneratorValue;

/** A plan that refines another: some unknown values made known, some actions weaker, some reasons to replace gone. */
export function refined({ plan, ...rest }: JudgedPlan, draw: Draw): JudgedPlan {
  const weaker = (actions: readonly string[]): readonly string[] => {
    const replaced = isReplacement(actions) ? [["no-op"], ["update"], actions] : [actions];
    return draw(fc.constantFrom, ...(actions[0] === "update" ? [["no-op"], actions] : replaced));
  };
  const next = (one: ChangeJson): ChangeJson => {
    const actions = weaker(one.actions);
    const { value, unknown } = filled({ value: one.after, unknown: one.after_unknown }, draw);
    const paths = (one.replace_paths ?? []).filter(
      ([step]) => !isUnknown(one.after_unknown, String(step)) || draw(fc.boolean),
    );
    const { replace_paths, ...others } = one;
    const kept = paths.length === 0 && replace_paths !== undefined ? replace_paths : paths;
    return {
      ...others,
      actions,
      after: value,
      after_unknown: unknown,
      ...(isReplacement(actions) && replace_paths !== undefined ? { replace_paths: kept } : {}),
    };
  };
  return {
    ...rest,
    plan: {
      ...plan,
      resource_changes: (plan.resource_changes ?? []).map((one) => ({ ...one, change: next(one.change) })),
      output_changes: Object.fromEntries(
        Object.entries(plan.output_changes ?? {}).map(([name, one]) => [name, next(one)]),
      ),
    },
  };
}

function isUnknown(mask: unknown, key: string): boolean {
  const at = (mask as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return /true/.test(JSON.stringify(at ?? false).replace(/"[^"]*":/g, ""));
}

/** Some unknown parts are known now, or known in part. */
function filled(
  { value, unknown }: Pick<Masked, "value" | "unknown">,
  draw: Draw,
): Pick<Masked, "value" | "unknown"> {
  if (unknown === true) return draw(fc.boolean) ? { value: undefined, unknown: true } : draw(() => masked);
  if (Array.isArray(unknown)) {
    const parts = unknown.map((mask, index) =>
      filled({ value: (value as unknown[])[index], unknown: mask }, draw),
    );
    return {
      value: parts.map((part) => (part.value === undefined ? null : part.value)),
      unknown: parts.map((part) => part.unknown),
    };
  }
  if (typeof unknown !== "object" || unknown === null) return { value, unknown };
  const parts = Object.entries(unknown).map(
    ([key, mask]) =>
      [key, filled({ value: (value as Record<string, unknown>)[key], unknown: mask }, draw)] as const,
  );
  return {
    value: Object.fromEntries(
      parts.flatMap(([key, part]) => (part.value === undefined ? [] : [[key, part.value]])),
    ),
    unknown: Object.fromEntries(parts.map(([key, part]) => [key, part.unknown])),
  };
}
