import type { AttributeType, Body } from "@strata/provider-schema";
import { AnyValue, type Fields, type Value } from "./value";

/**
 * A resource as a state file or the store keeps it, by its schema: members that the schema lacks are dropped, those
 * that are missing are null, as after an upgrade of the bindings. In a state file a value of any type stands as
 * `{ type, value }`, in the store as `{ $type, $value }`.
 */
export function fromStateJson(json: unknown, body: Body): Fields {
  const object = objectOf(json);
  const attributes = Object.entries(body.attributes).map(
    ([name, { type }]) => [name, typedValue(object[name], type)] as const,
  );
  const blocks = Object.entries(body.blocks).map(([name, block]): readonly [string, Value] => {
    const value = object[name];
    switch (block.nesting) {
      case "single":
        return [name, value === null || value === undefined ? null : fromStateJson(value, block)];
      case "map":
        return [
          name,
          Object.fromEntries(
            Object.entries(objectOf(value)).map(([key, item]) => [key, fromStateJson(item, block)]),
          ),
        ];
      default:
        return [name, Array.isArray(value) ? value.map((item: unknown) => fromStateJson(item, block)) : []];
    }
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

/** A JSON value of an attribute type. Text is taken for numbers and booleans as Terraform takes it. */
export function typedValue(json: unknown, type: AttributeType): Value {
  if (json === null || json === undefined) return null;
  if (type === "dynamic") return anyValue(json);
  if (type === "number") return Number(json);
  if (type === "bool") return json === true || json === "true";
  if (type === "string") return String(json);
  const [form, inner] = type;
  if (form === "object") {
    const object = objectOf(json);
    return Object.fromEntries(
      Object.entries(inner).map(([name, member]) => [name, typedValue(object[name], member)]),
    );
  }
  if (form === "map") {
    return Object.fromEntries(
      Object.entries(objectOf(json)).map(([key, item]) => [key, typedValue(item, inner)]),
    );
  }
  return Array.isArray(json) ? json.map((item: unknown) => typedValue(item, inner)) : [];
}

function anyValue(json: unknown): Value {
  const { $type, $value, type, value } = objectOf(json);
  if ($type !== undefined) return new AnyValue($type, typedValue($value, $type as AttributeType));
  return type === undefined ? null : new AnyValue(type, typedValue(value, type as AttributeType));
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
