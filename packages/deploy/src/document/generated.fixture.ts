import fc from "fast-check";
import type { ChangeJson, ResourceEntry } from "../refinement";
import { environment, type LayerFixture } from "./golden/build.fixture";
import type { DocumentInput, GuardedChange } from "./input";

/** Every secret has this in it, and nothing else has. */
export const SECRET = "SeCrEt";

/** Text that means something in Markdown, HTML, XML or Terraform, or that nobody sees. */
const ODD = [
  "</details>",
  "<script>alert(1)</script>",
  "a|b",
  "```",
  "`",
  "\\`x",
  "@octocat",
  "#1",
  "${a.b}",
  "]]>",
  "\ud800",
  "\u0000\u202e",
  "one\ntwo\n\n\n# three",
  "one\ntwo\nthree",
  '{"Statement":[{"Sid":"One","Action":["a","b"]}]}',
  '{"Statement":[{"Sid":"One","Action":["b"]},{"Sid":"</pre>"}]}',
  "x".repeat(400),
  `${"x".repeat(200)}y${"x".repeat(200)}`,
  "&amp;",
  " ",
  "",
];

const text = fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 12 }));
const key = fc.oneof(
  fc.constantFrom("tags", "policy", "name", "Sid", "id", "a-b", "constructor", "toString"),
  text,
);

/** Secrets of all shapes, whose keys are secret too. */
const secret: fc.Arbitrary<unknown> = fc
  .nat(9)
  .chain((number) =>
    fc.oneof(
      fc.constant(`${SECRET}-${number}`),
      fc.constant(`{"${SECRET}":"${SECRET}-${number}"}`),
      fc.constant([`${SECRET}-${number}`, `${SECRET} line\n${SECRET}-${number}`]),
      fc.constant({ [`${SECRET}-key-${number}`]: { deep: `${SECRET}-${number}` } }),
    ),
  );

/** A value with its masks, as a plan has them. */
interface Masked {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
}

const masked: fc.Arbitrary<Masked> = fc.letrec<{ value: Masked }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc
      .oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
      .map((value) => ({ value, unknown: false, sensitive: false })),
    secret.map((value) => ({ value, unknown: false, sensitive: true })),
    fc.constant({ value: undefined, unknown: true, sensitive: false }),
    fc.array(tie("value"), { maxLength: 3 }).map((parts) => ({
      value: parts.map(({ value }) => (value === undefined ? null : value)),
      unknown: parts.map(({ unknown }) => unknown),
      sensitive: parts.map(({ sensitive }) => sensitive),
    })),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }).map(together),
  ),
})).value;

function together(parts: Readonly<Record<string, Masked>>): Masked {
  const of = (member: keyof Masked): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) =>
        part[member] === undefined ? [] : [[name, part[member]]],
      ),
    );
  return { value: of("value"), unknown: of("unknown"), sensitive: of("sensitive") };
}

const values = fc.dictionary(key, masked, { maxKeys: 4 }).map(together);

const ACTIONS = [
  ["no-op"],
  ["create"],
  ["update"],
  ["update"],
  ["delete"],
  ["forget"],
  ["delete", "create"],
  ["create", "delete"],
  ["create", "forget"],
];

/** A change. Paths for which it is replaced lead into secrets too. */
const change: fc.Arbitrary<ChangeJson> = fc
  .record({ actions: fc.constantFrom(...ACTIONS), before: values, after: values, step: fc.nat() })
  .map(({ actions, before, after, step }) => {
    const isMade = actions.join() === "create";
    const isGone = actions.join() === "delete";
    return {
      actions,
      before: isMade ? null : known(before.value),
      before_sensitive: isMade ? false : before.sensitive,
      after: isGone ? null : after.value,
      after_unknown: isGone ? false : after.unknown,
      after_sensitive: isGone ? false : after.sensitive,
      ...(actions.length > 1 ? { replace_paths: pathInto(before.value, step) } : {}),
    };
  });

function pathInto(value: unknown, step: number): readonly (readonly (string | number)[])[] {
  const path: (string | number)[] = [];
  let current = value;
  while (typeof current === "object" && current !== null && Object.keys(current).length > 0) {
    const keys = Object.keys(current);
    const next = keys[step % keys.length] as string;
    path.push(Array.isArray(current) ? Number(next) : next);
    current = (current as Readonly<Record<string, unknown>>)[next];
  }
  return path.length === 0 ? [] : [path, path.slice(0, 1)];
}

function known(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

const TYPES = [
  "aws_db_instance",
  "aws_s3_bucket",
  "aws_iam_policy",
  "aws_route",
  "aws_sqs_queue",
  "unheard_of",
];

const entry = (index: number): fc.Arbitrary<ResourceEntry> =>
  fc
    .record({ type: fc.constantFrom(...TYPES), name: text, change, isDeposed: fc.boolean() })
    .map(({ type, name, change: one, isDeposed }) => ({
      address: `${type}.r${index}[${JSON.stringify(name)}]`,
      type,
      mode: "managed",
      ...(isDeposed && one.actions.join() === "delete" ? { deposed: "0a1b" } : {}),
      change: one,
    }));

const entries = (least: number, most: number): fc.Arbitrary<readonly ResourceEntry[]> =>
  fc
    .integer({ min: least, max: most })
    .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => entry(index))));

const output: fc.Arbitrary<ChangeJson> = fc
  .record({
    actions: fc.constantFrom(["no-op"], ["create"], ["update"], ["delete"]),
    before: masked,
    after: masked,
  })
  .map(({ actions, before, after }) => ({
    actions,
    before: known(before.value),
    before_sensitive: before.sensitive,
    after: after.value,
    after_unknown: after.unknown,
    after_sensitive: after.sensitive,
  }));

const layer: fc.Arbitrary<LayerFixture> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      resources: entries(0, 8),
      drift: entries(0, 3),
      outputs: fc.dictionary(key, output, { maxKeys: 3 }),
    }),
  },
  { weight: 1, arbitrary: text.map((failed) => ({ failed: `Error: ${failed}` })) },
  { weight: 1, arbitrary: text.map((skipped) => ({ skipped })) },
  {
    weight: 1,
    arbitrary: fc.record({
      resources: entries(0, 3),
      provisional: text,
      unit: fc.constant({ x: "${local.network.tags}" }),
    }),
  },
);

/** Everything that a plan can say of one environment. Some of what goes is guarded. */
export const documentInput: fc.Arbitrary<DocumentInput> = fc
  .record({
    layers: fc.record({ network: layer, cluster: layer, data: layer, addons: layer }),
    mode: fc.constantFrom("apply" as const, "destroy" as const),
    setting: fc.record({ before: fc.oneof(text, secret), after: fc.oneof(text, secret) }),
    words: text,
  })
  .map(({ layers, mode, setting, words }) => {
    const guarded = Object.entries(layers).flatMap(([name, one]) => guardedIn(name, one, words));
    const input = environment({ layers, about: { mode }, guarded });
    const known = JSON.stringify(input.plans);
    const plain = (value: unknown): unknown => (known.includes(JSON.stringify(value)) ? value : "plain");
    const settings = [
      {
        place: "a.yaml:1:1",
        path: ["data", words],
        before: plain(setting.before),
        after: plain(setting.after),
        touches: [],
      },
    ];
    return JSON.stringify(settings).includes(SECRET) ? input : { ...input, settings };
  });

function guardedIn(layer: string, { resources = [] }: LayerFixture, words: string): readonly GuardedChange[] {
  return resources
    .filter(({ change: one, type }) => one.actions.includes("delete") && type === "aws_s3_bucket")
    .map(({ address, type, change: one }) => ({
      layer,
      address,
      type,
      action: one.actions.length > 1 ? ("replace" as const) : ("delete" as const),
      reason: `a bucket: ${words}`,
    }));
}
