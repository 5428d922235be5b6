/** Steps from the top: environment, `units`, layer, then into the JSON; or `files`; or `derived` for parsed text. */
export type ReadPath = readonly string[];

/** What was read at a path: a value, that there is none, or which elements or keys there are. */
export interface Read {
  readonly path: ReadPath;
  readonly kind: "value" | "absence" | "elements" | "keys" | "block";
  readonly value: unknown;
}

/** One change to what is read: another value at a path, or nothing there. */
export interface Change {
  readonly path: ReadPath;
  /** In words, for the report. */
  readonly what: string;
  readonly to: { readonly value: unknown } | "absent";
}

type Container = Record<string, unknown> | unknown[];

/**
 * Values as they are, seen through proxies that note what is read, with at most one change applied on the way.
 * Nothing is cloned: only the container in which the change lies is copied, and only when it is reached.
 */
export class Recording {
  private readonly noted = new Map<string, Read>();
  private readonly proxies = new Map<string, Container>();

  constructor(private readonly change?: Change) {}

  /** Everything read so far, in the order of first reading. */
  get reads(): readonly Read[] {
    return [...this.noted.values()];
  }

  /** A value of a named collection, for example a unit's JSON under `["0", "units"]`. */
  value(under: ReadPath, name: string, value: unknown): unknown {
    const path = [...under, name];
    const seen = this.changed({ [name]: value }, under)[name];
    if (isContainer(seen)) return this.proxy(seen, path);
    this.note(path, seen === undefined ? "absence" : "value", seen);
    return seen;
  }

  private proxy(original: Container, path: ReadPath): Container {
    const key = keyOf(path);
    const known = this.proxies.get(key);
    if (known !== undefined) return known;
    const made = new Proxy(this.changed(original, path), {
      get: (target, name, receiver) => {
        if (typeof name === "symbol" || isInherited(target, name)) return Reflect.get(target, name, receiver);
        if (Array.isArray(target) && name === "length") {
          this.note(path, "elements", target);
          return target.length;
        }
        return this.read(target, name, path);
      },
      has: (target, name) => {
        if (typeof name === "string" && !isInherited(target, name)) this.read(target, name, path);
        return Reflect.has(target, name);
      },
      ownKeys: (target) => {
        this.note(path, Array.isArray(target) ? "elements" : "keys", target);
        return Reflect.ownKeys(target);
      },
    });
    this.proxies.set(key, made);
    return made;
  }

  private read(target: Container, name: string, path: ReadPath): unknown {
    const value: unknown = Reflect.get(target, name);
    const inner = [...path, name];
    if (isContainer(value)) {
      this.note(inner, "block", value);
      return this.proxy(value, inner);
    }
    this.note(inner, value === undefined ? "absence" : "value", value);
    return value;
  }

  /** The container, or a copy of it where the change is one of its own fields. */
  private changed<T extends Container>(container: T, path: ReadPath): T {
    const { change } = this;
    if (change === undefined || !isParent(path, change.path)) return container;
    const name = change.path.at(-1) ?? "";
    if (Array.isArray(container)) {
      const items = [...container];
      if (change.to === "absent") items.splice(Number(name), 1);
      else items[Number(name)] = change.to.value;
      return items as T;
    }
    const { [name]: _, ...rest } = container;
    // In its old place, since the order of keys is read too.
    if (change.to === "absent") return rest as T;
    return (
      name in container ? { ...container, [name]: change.to.value } : { ...rest, [name]: change.to.value }
    ) as T;
  }

  /** What is read beside a change is nobody's question. */
  private note(path: ReadPath, kind: Read["kind"], value: unknown): void {
    if (this.change !== undefined) return;
    const key = `${kind} ${keyOf(path)}`;
    if (!this.noted.has(key)) this.noted.set(key, { path, kind, value });
  }
}

function keyOf(path: ReadPath): string {
  return JSON.stringify(path);
}

function isParent(path: ReadPath, of: ReadPath): boolean {
  return path.length === of.length - 1 && path.every((step, index) => step === of[index]);
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}

/** Methods of lists and objects are not data. */
function isInherited(target: Container, name: string): boolean {
  return !Object.hasOwn(target, name) && name in target;
}
