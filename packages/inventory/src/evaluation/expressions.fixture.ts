import fc from "fast-check";

/** What the generated expressions may refer to: a value of each kind, as JSON has it. */
export const LOCALS = {
  text: "a",
  number: 2,
  flag: true,
  nothing: null,
  texts: ["x", "y"],
  numbers: [1, 2, 3],
  mixed: ["x", 1, true],
  none: [],
  map: { b: "1", a: "2" },
  object: { a: 1, b: "x", c: [true], "10": "ten", "9": "nine" },
  objects: [
    { a: "v", n: 1 },
    { a: "w", n: 2 },
  ],
  template: "n${local.number}-$${kept}-%%{kept}",
  written: { "k${local.number}": "${local.text}", list: ["${local.flag}", "${local.number}%"], plain: 3 },
} as const;

const QUOTED = [
  "a",
  "",
  "x y",
  "1",
  "true",
  "0",
  "\\n\\t",
  '\\"',
  "\\\\",
  "\\u00e9",
  "e\\u0301",
  "$${x}",
  "%%{x}",
  "$",
  "10",
];
const FIELDS = ["a", "b", "n", "missing"];
const FUNCTIONS = [
  ["try", 2],
  ["coalesce", 2],
  ["coalesce", 3],
  ["tostring", 1],
  ["tolist", 1],
  ["tomap", 1],
  ["concat", 2],
  ["element", 2],
  ["one", 1],
  ["sensitive", 1],
  ["nonsensitive", 1],
  // Left to Terraform.
  ["toset", 1],
  ["tonumber", 1],
  ["length", 1],
  ["keys", 1],
  ["merge", 2],
  ["lookup", 3],
  ["can", 1],
] as const;

/**
 * Expressions of Terraform's language, most of them valid, some that fail when they are evaluated.
 * @param depth how many expressions may lie inside each other
 * @param names what a `for` around them has bound
 */
export function expressions(depth: number, names: readonly string[] = []): fc.Arbitrary<string> {
  const simple = fc.oneof(
    fc.constantFrom("true", "false", "null", "0", "1", "2", "1.5", "10", "100000"),
    fc.constantFrom(...QUOTED).map((text) => `"${text}"`),
    fc.constantFrom(...Object.keys(LOCALS)).map((name) => `local.${name}`),
    ...(names.length === 0 ? [] : [fc.constantFrom(...names)]),
  );
  if (depth === 0) return simple;
  const inner = expressions(depth - 1, names);
  const inLoop = expressions(depth - 1, [...names, "k", "v"]);
  const field = fc.constantFrom(...FIELDS);
  return fc.oneof(
    simple,
    fc
      .tuple(inner, fc.constantFrom("==", "!=", "&&", "||", "<", ">=", "+", "*", "-"), inner)
      .map((parts) => parts.join(" ")),
    fc.tuple(fc.constantFrom("!", "-"), inner).map(([sign, value]) => `${sign}(${value})`),
    fc.tuple(inner, inner, inner).map(([test, one, other]) => `${test} ? ${one} : ${other}`),
    fc
      .tuple(fc.constantFrom("true", "false", '"true"', "local.flag"), inner, inner)
      .map(([test, one, other]) => `(${test} ? ${one} : ${other})`),
    inner.map((value) => `(${value})`),
    inner.map((value) => `"<\${${value}}>"`),
    inner.map((value) => `"\${${value}}"`),
    fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(fc.tuple(field, inner), { maxLength: 3 })
      .map((entries) => `{${entries.map(([key, value]) => `${key} = ${value}`).join(", ")}}`),
    fc.tuple(inner, inner).map(([key, value]) => `{(${key}) = ${value}}`),
    fc.tuple(inner, field).map(([of, key]) => `(${of}).${key}`),
    fc.tuple(inner, inner).map(([of, key]) => `(${of})[${key}]`),
    fc
      .tuple(inner, fc.constantFrom("[*].a", ".*.a", "[*]", "[*].a[0]", ".*.a[0]", "[*].c[*]", ".0"))
      .map(([of, splat]) => `(${of})${splat}`),
    fc.tuple(inner, inLoop).map(([over, value]) => `[for k, v in ${over} : ${value}]`),
    fc
      .tuple(inner, expressions(depth - 1, [...names, "v"]))
      .map(([over, value]) => `[for v in ${over} : ${value}]`),
    fc
      .tuple(inner, inLoop, inLoop)
      .map(([over, value, test]) => `[for k, v in ${over} : ${value} if ${test}]`),
    fc.tuple(inner, inLoop).map(([over, value]) => `{for k, v in ${over} : k => ${value}}`),
    fc.tuple(inner, inLoop, inLoop).map(([over, key, value]) => `{for k, v in ${over} : ${key} => ${value}}`),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(inner, { minLength: 3, maxLength: 3 }))
      .map(([[name, count], args]) => `${name}(${args.slice(0, count).join(", ")})`),
  );
}

/** One of each construct that is evaluated here, where a guess would be wrong. */
export const EVALUATED: readonly string[] = [
  'coalesce("", "b")',
  'coalesce(null, "", "c")',
  "true && false",
  "true || false && false",
  "!true || true",
  "1 < 2 == true",
  '1 == "1"',
  'null == ""',
  "[] == null",
  "local.none == null ? 1 : 2",
  '"true" ? 1 : 2',
  'true ? "1" : 2',
  "false ? null : 2",
  "tostring(1.5)",
  "tostring(true)",
  "tolist([1, 2])[1]",
  'tomap({ a = "x", b = "y" }).b',
  "concat([1], local.numbers)",
  "element(local.texts, 3)",
  "one([])",
  "one([local.text])",
  "local.objects[*].n",
  "local.objects.*.n[1]",
  "local.objects[*].a[*]",
  "local.object[*].a",
  "local.nothing[*]",
  "[for name in local.map : name]",
  "[for name, value in local.object : name]",
  "[for index, value in local.texts : index]",
  "[for value in local.numbers : value if value > 1][0]",
  "{ for index, value in local.texts : value => index }",
  "{ for name, value in local.map : name => value }.a",
  "{ (local.text) = 1, b = 2 }",
  "{ a = 1, a = 2 }.a",
  'local.object["a"]',
  "local.objects.0.a",
  'local.numbers["1"]',
  "try(local.text, 1)",
  '"${local.number}${local.flag}"',
  "local.template",
  "local.written",
];

/** What only Terraform gives a value: here it is not guessed. */
export const LEFT_TO_TERRAFORM: readonly string[] = [
  "1 + 2",
  '"2" < 10',
  "true ? 1 : local.text",
  "coalesce(1, local.text)",
  'tolist([1, "a"])',
  "toset(local.texts)",
  'try(local.object.missing, "b")',
  'lookup(local.map, "missing", "b")',
  "local.texts == local.texts",
  "length(local.texts)",
  "merge(local.map...)",
  "{ for value in local.numbers : value > 1 => value... }",
  "12345678901234567",
  '"%{ if local.flag }a%{ endif }"',
];
