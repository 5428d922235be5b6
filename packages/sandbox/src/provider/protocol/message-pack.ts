import { decode, ExtData, ExtensionCodec, encode } from "@msgpack/msgpack";
import { AnyValue, isFields, isList, Unknown, type Value } from "./value";

/** MessagePack extension of an unknown value. Source: Terraform's `docs/plugin-protocol/object-wire-format.md`. */
const UNKNOWN = 0;
/** Extension of an unknown value of which something is known, such as "not null": to us, unknown. */
const REFINED_UNKNOWN = 12;

const codec = extensions();

/** Bytes of a value whose dynamic parts carry their types. */
export function toMessagePack(value: Value): Uint8Array {
  return encode(wireForm(value), { extensionCodec: codec });
}

/**
 * The value in bytes that Terraform sent. Where a type is dynamic, the bytes hold a pair of type and value, which
 * becomes an {@link AnyValue}: a type's bytes are a binary, which no other value is.
 * @throws {Error} when the bytes are not MessagePack
 */
export function fromMessagePack(bytes: Uint8Array): Value {
  return plainForm(decode(bytes, { extensionCodec: codec }));
}

function wireForm(value: Value): unknown {
  if (value instanceof AnyValue) {
    return [new TextEncoder().encode(JSON.stringify(value.type)), wireForm(value.value)];
  }
  if (isList(value)) return value.map(wireForm);
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireForm(member)]));
  }
  return value;
}

function plainForm(value: unknown): Value {
  if (Array.isArray(value)) {
    const [type, inner] = value as readonly unknown[];
    if (value.length === 2 && type instanceof Uint8Array) {
      return new AnyValue(JSON.parse(new TextDecoder().decode(type)), plainForm(inner));
    }
    return value.map(plainForm);
  }
  if (value instanceof Unknown || typeof value !== "object" || value === null) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainForm(member)]));
}

function extensions(): ExtensionCodec {
  const extension = new ExtensionCodec();
  extension.register({
    type: UNKNOWN,
    encode: (value) => (value instanceof Unknown ? new Uint8Array([0]) : null),
    decode: () => Unknown.value,
  });
  extension.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => Unknown.value });
  return extension;
}

/** The extension that stands for a refined unknown, for tests of the decoder. */
export function refinedUnknown(): Uint8Array {
  return encode(new ExtData(REFINED_UNKNOWN, new Uint8Array([0x80])));
}
