import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type PlannedOutputs, plannedOutputs } from "./planned-outputs";
import { planningFiles } from "./planning-copy";

const TYPE =
  "object({text = string, size = number, on = bool, list = list(string), entries = map(object({text = string, list = list(string)}))})";

/** Text with every sign that means something to Terraform or to JSON. Terraform's strings are in Unicode's form NFC. */
const text = fc
  .array(
    fc.constantFrom("$", "%", "{", "}", '"', "\\", "~", "\n", "\t", "\b", "\f", "\u0001", "é", "a", "💡"),
    {
      maxLength: 8,
    },
  )
  .map((signs) => signs.join("").normalize());

/** A value, and its mask: `known` at random. */
const leaf = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof(
    known.map((value) => ({ value: value as T | undefined, unknown: false })),
    fc.constant({ value: undefined, unknown: true }),
  );
const list = fc.oneof(
  fc.constant({ value: undefined, unknown: true as unknown }),
  fc.array(leaf(text), { maxLength: 3 }).map((parts) => ({
    value: parts.map(({ value }) => value ?? null),
    unknown: parts.map(({ unknown }) => unknown) as unknown,
  })),
);
type Part = { readonly value: unknown; readonly unknown: unknown };
const together = (parts: Readonly<Record<string, Part>>): Part => ({
  value: Object.fromEntries(
    Object.entries(parts).flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
  ),
  unknown: Object.fromEntries(Object.entries(parts).map(([key, { unknown }]) => [key, unknown])),
});
const object = fc.record({ text: leaf(text), list }).map(together);
const source = fc
  .record({
    text: leaf(text),
    size: leaf(fc.integer()),
    on: leaf(fc.boolean()),
    list,
    entries: fc.dictionary(text, object, { maxKeys: 3 }).map(together),
  })
  .map(together);

it("real Terraform reads from a copy what is known, and does not know the rest", {
  timeout: 120_000,
}, async () => {
  const cases = fc.sample(source, 150);
  const names = cases.map((_, index) => `case_${index}`);
  const unit = {
    variable: Object.fromEntries(names.map((name) => [name, { type: TYPE, default: null }])),
    locals: Object.fromEntries(names.map((name) => [name, {}])),
    output: Object.fromEntries(names.map((name) => [name, { value: `\${local.${name}}` }])),
  };
  const given = Object.fromEntries(names.map((name, index) => [name, cases[index] as Part]));

  const planned = await inTemporaryFolder(join(tmpdir(), "strata-copy-"), async (folder) => {
    for (const [file, content] of Object.entries({
      "cdk.tf.json": unit,
      ...planningFiles(unit, given, "none"),
    })) {
      writeFileSync(join(folder, file), JSON.stringify(content));
    }
    const directory = new WorkingDirectory(new Terraform({ inherit: "essential" }), folder);
    await directory.init();
    await directory.plan({ planFile: "plan" });
    return plannedOutputs((await directory.show("plan")) as PlannedOutputs);
  });

  for (const [index, name] of names.entries()) {
    const { value, unknown } = planned as {
      value: Record<string, unknown>;
      unknown: Record<string, unknown>;
    };
    expect({ name, ...leaves(value[name], unknown[name]) }).toEqual({
      name,
      ...leaves(cases[index]?.value, cases[index]?.unknown),
    });
  }
});

/** Every known leaf with its value, and every unknown one, by path: however a plan writes masks. */
function leaves(value: unknown, unknown: unknown, path = ""): Record<string, unknown> {
  if (unknown === true) return { [path]: "unknown until apply" };
  const members = (of: unknown): Record<string, unknown> =>
    typeof of === "object" && of !== null ? (of as Record<string, unknown>) : {};
  const keys = [...new Set([...Object.keys(members(value)), ...Object.keys(members(unknown))])];
  if (keys.length === 0) return { [path]: value };
  return Object.assign(
    {},
    ...keys.map((key) => leaves(members(value)[key], members(unknown)[key], `${path}/${key}`)),
  );
}
