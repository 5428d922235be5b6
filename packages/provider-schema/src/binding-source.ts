import type { AttributeUse } from "./resource-schema";

/** The exported declarations of generated bindings, each as its text, by kind and name: `class Vpc`. */
export type Declarations = ReadonlyMap<string, string>;

/** What the bindings hand to the HCL writer for one attribute or block. */
export interface Emitted {
  /** The expression that converts it, for example `cdktf.stringToHclTerraform(this._name)`. */
  readonly value: string;
  /** The generator's word for the outermost shape. */
  readonly shape: "simple" | "list" | "set" | "map" | "struct";
  /** The generator's word for the type, for example `stringList` or `EksClusterVpcConfigList`. */
  readonly storage: string;
}

/** One attribute or block of a struct, with everything the bindings say of it. */
export interface Field {
  readonly name: string;
  readonly use: AttributeUse | "unknown";
  /** How it is written; absent for what only the provider sets. */
  readonly emitted?: Emitted;
  /** The expression that its getter returns, for example `this.getStringAttribute('arn')`. */
  readonly read?: string;
  /** The class of a nested struct, or one of cdktf's map classes, for example `VpcTimeoutsOutputReference`. */
  readonly nestedClass?: string;
  /** Whether that class wraps a set. */
  readonly wraps?: "set" | "list";
}

/** Takes a module apart. A declaration ends where the next exported one begins. */
export function declarationsOf(source: string): Declarations {
  const starts = [...source.matchAll(/^export (class|function|interface) (\w+)/gm)];
  return new Map(
    starts.map(({ 1: kind, 2: name, index }, place) => [
      `${kind} ${name}`,
      source.slice(index, starts[place + 1]?.index),
    ]),
  );
}

/**
 * The fields of a nested struct. Those of a provider's configuration have no class, so there the interface says
 * which are required.
 */
export function structFields(declarations: Declarations, struct: string): readonly Field[] {
  const writer = declarations.get(`function ${lowerFirst(struct)}ToHclTerraform`) ?? "";
  const emitted = emittedIn(writer);
  const reference = declarations.get(`class ${struct}OutputReference`);
  if (reference !== undefined) return classFields(reference, emitted);
  return interfaceFields(declarations.get(`interface ${struct}`) ?? "", emitted);
}

/**
 * The fields that a class announces by its `// name - computed: …` comments, and those that it writes without
 * announcing them, whose use is then unknown.
 */
export function classFields(text: string, emitted: ReadonlyMap<string, Emitted>): readonly Field[] {
  const [attributes = ""] = text.split("// SYNTHESIS\n");
  const comments = [
    ...attributes.matchAll(/^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$/gm),
  ];
  const fields = comments.map(
    ({ 0: comment, 1: name = "", 2: computed, 3: optional, 4: required, index }, place) => {
      const section = attributes.slice(index + comment.length, comments[place + 1]?.index);
      const [, read] = /\n {4}return (.*);\n/.exec(section) ?? [];
      const [, nestedClass, set] = / = new ([\w.]+)\(this, "\w+"(?:, (true|false))?\);/.exec(section) ?? [];
      return {
        name,
        use: useOf(computed === "true", optional === "true", required === "true"),
        ...present("emitted", emitted.get(name)),
        ...present("read", read),
        ...present("nestedClass", nestedClass),
        ...(set === undefined ? {} : { wraps: set === "true" ? ("set" as const) : ("list" as const) }),
      };
    },
  );
  const announced = new Set(fields.map(({ name }) => name));
  const others = [...emitted].filter(([name]) => !announced.has(name));
  return [
    ...fields,
    ...others.map(([name, writing]) => ({ name, use: "unknown" as const, emitted: writing })),
  ];
}

/** Everything that a `…ToHclTerraform` function or a `synthesizeHclAttributes` method writes, by Terraform name. */
export function emittedIn(text: string): ReadonlyMap<string, Emitted> {
  const entries = text.matchAll(
    /^ +(\w+): \{\n +value: (.*),\n +isBlock: \w+,\n +type: "(simple|list|set|map|struct)",\n +storageClassType: "(\w+)",\n/gm,
  );
  return new Map(
    [...entries].map(({ 1: name = "", 2: value = "", 3: shape, 4: storage = "" }) => [
      name,
      { value, shape: shape as Emitted["shape"], storage },
    ]),
  );
}

function interfaceFields(text: string, emitted: ReadonlyMap<string, Emitted>): readonly Field[] {
  return [...emitted].map(([name, writing]) => {
    const [, property = ""] = /struct!\.(\w+)/.exec(writing.value) ?? [];
    const [, mark] = new RegExp(`^ {2}readonly ${property}(\\??): `, "m").exec(text) ?? [];
    const use = mark === undefined ? "unknown" : mark === "?" ? "optional" : "required";
    return { name, use, emitted: writing };
  });
}

function useOf(computed: boolean, optional: boolean, required: boolean): Field["use"] {
  if (required) return "required";
  if (optional) return computed ? "defaulted" : "optional";
  return computed ? "computed" : "unknown";
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
