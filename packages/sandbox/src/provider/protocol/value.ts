/** A value that Terraform does not know yet: it comes to be during apply. */
export class Unknown {
  /** The one unknown value. */
  static readonly value = new Unknown();
  private constructor() {}
  /** Keeps the mark visible where a value is printed. */
  toJSON(): string {
    return "(known after apply)";
  }
}

/** A value of an attribute that takes any type, with the type that it came with, in Terraform's JSON form. */
export class AnyValue {
  constructor(
    readonly type: unknown,
    readonly value: Value,
  ) {}
  /** How the store keeps it. */
  toJSON(): unknown {
    return { $type: this.type, $value: this.value };
  }
}

/** A Terraform value: lists and sets are arrays, maps, objects and blocks are {@link Fields}. */
export type Value = null | boolean | number | string | Unknown | AnyValue | readonly Value[] | Fields;

/** The members of an object, a map or a block. */
export interface Fields {
  readonly [name: string]: Value;
}

/** Whether a value is an object, a map or a block. */
export function isFields(value: Value | undefined): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof AnyValue)
  );
}

/** Whether a value is a list or a set. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether nothing in a value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (value instanceof AnyValue) return isWhollyKnown(value.value);
  if (isList(value)) return value.every(isWhollyKnown);
  return isFields(value) ? Object.values(value).every(isWhollyKnown) : true;
}

/** A value as text that two equal values share, whatever the order of their members. */
export function canonical(value: Value): string {
  if (value instanceof Unknown) return "?";
  if (value instanceof AnyValue) return canonical(value.value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isFields(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
