import type { CloudObject } from "./provider/cloud/cloud-object";
import { type Fields, isFields, isList, type Value } from "./provider/protocol/value";
import { instances } from "./resources";
import { SandboxError } from "./sandbox-error";
import type { StateObject } from "./state-objects";

/** A change behind Terraform's back. */
export interface DriftRequest {
  /** As Terraform writes it: `aws_vpc.main`, `aws_eip.nat[0]`. */
  readonly address: string;
  /** Attribute, or a path into one: `tags.Name`, `ingress.0.from_port`. */
  readonly attribute: string;
  /**
   * The new value as text. It is taken for a number, a boolean, a list or a map where the present value is one;
   * lists and maps in JSON. `null` takes the value away.
   */
  readonly value: string;
  /** Key of the state object that knows the address. @default whichever does, if only one */
  readonly stateKey?: string;
}

/** A change that was made. */
export interface Drift {
  readonly address: string;
  readonly stateKey: string;
  readonly attribute: string;
  readonly before: Value;
  readonly after: Value;
}

/**
 * Finds the object behind an address, by the states.
 * @throws {SandboxError} when no state knows the address, or more than one does
 */
export function objectAt(
  { address, stateKey }: Pick<DriftRequest, "address" | "stateKey">,
  states: readonly StateObject[],
  objects: readonly CloudObject[],
): { readonly object: CloudObject; readonly stateKey: string } {
  const everything = instances(states).filter(({ key }) => stateKey === undefined || key === stateKey);
  const found = everything.filter(({ resource }) => resource.address === address);
  const [first, ...others] = found;
  if (first === undefined)
    throw new SandboxError([
      unknownAddress(
        address,
        everything.map(({ resource }) => resource.address),
      ),
    ]);
  if (others.length > 0) {
    const keys = found.map(({ key }) => key).join(", ");
    throw new SandboxError([
      `${address}: expected an address that one state knows, got one that ${found.length} do (${keys}); name the state too`,
    ]);
  }
  const object = objects.find(({ key }) => key === first.resource.key);
  if (object !== undefined) return { object, stateKey: first.key };
  throw new SandboxError([
    `${address}: expected a resource that exists in the sandbox, got one that only ${first.key} knows; the next apply makes it again`,
  ]);
}

/**
 * An object with one value changed.
 * @throws {SandboxError} when there is no such attribute, or the text is not of its kind
 */
export function drifted(
  object: CloudObject,
  { address, attribute, value }: DriftRequest,
): { readonly object: CloudObject; readonly before: Value; readonly after: Value } {
  const path = attribute.split(".");
  const before = valueAt(object.state, path);
  if (before === undefined) {
    const names = Object.keys(object.state).join(", ");
    throw new SandboxError([
      `${address}: ${attribute}: expected an attribute that it has, got an unknown name; it has ${names}`,
    ]);
  }
  const after = valueLike(before, value);
  if (after === undefined) {
    throw new SandboxError([
      `${address}: ${attribute}: expected a ${kindOf(before)}, got ${JSON.stringify(value)}`,
    ]);
  }
  return { object: { ...object, state: withValue(object.state, path, after) as Fields }, before, after };
}

/** The value at a path; null where a map has no such key, undefined where there is no such place. */
function valueAt(value: Value, [name, ...rest]: readonly string[]): Value | undefined {
  if (name === undefined) return value;
  if (isList(value)) {
    const item = value[Number(name)];
    return item === undefined ? undefined : valueAt(item, rest);
  }
  if (!isFields(value)) return undefined;
  const member = value[name];
  if (member !== undefined) return valueAt(member, rest);
  // A map, such as tags, takes any key; an object has all of its attributes.
  const isMap = Object.values(value).every((each) => typeof each === "string");
  return isMap && rest.length === 0 ? null : undefined;
}

function withValue(value: Value, [name, ...rest]: readonly string[], after: Value): Value {
  if (name === undefined) return after;
  if (isList(value)) {
    return value.map((item, index) => (index === Number(name) ? withValue(item, rest, after) : item));
  }
  if (!isFields(value)) return after;
  return { ...value, [name]: withValue(value[name] ?? null, rest, after) };
}

/** Text as a value of the kind that another one has; undefined where it is none. */
function valueLike(before: Value, text: string): Value | undefined {
  if (text === "null") return null;
  if (before === null || typeof before === "string") return text;
  const parsed = parsedJson(text);
  return parsed !== undefined && kindOf(parsed) === kindOf(before) ? parsed : undefined;
}

function parsedJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function kindOf(value: Value): string {
  if (isList(value)) return "list in JSON";
  return isFields(value) ? "map in JSON" : typeof value;
}

function unknownAddress(address: string, known: readonly string[]): string {
  const type = address.split(".").at(-2);
  const alike = known.filter((each) => each.split(".").at(-2) === type);
  const listed = alike.length === 0 ? "" : `; of this type there are ${alike.join(", ")}`;
  return `${address}: expected an address that a state in the sandbox knows, got an unknown one${listed}`;
}
