import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UNFINISHED, writeDurably } from "@strata/files";
import type { CloudObject } from "./cloud-object";

/** Bumped when the file's form changes; a file of another version is moved aside. */
const VERSION = 1;

interface StoreFile {
  readonly version: number;
  readonly objects: readonly CloudObject[];
  readonly ordinals: Readonly<Record<string, number>>;
}

/**
 * All that exists in a simulated cloud, in one JSON file. A change is on disk before {@link saved} resolves:
 * written beside, flushed, renamed. Changes made while a write is under way share the next one, so that ten parallel
 * applies cost two writes, not ten.
 */
export class CloudStore {
  private readonly objects: Map<string, CloudObject>;
  private readonly ordinals: Map<string, number>;
  private writing: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private changed = false;

  private constructor(
    private readonly file: string,
    content: StoreFile,
  ) {
    this.objects = new Map(content.objects.map((object) => [object.key, object]));
    this.ordinals = new Map(Object.entries(content.ordinals));
  }

  /**
   * Opens the file, or starts an empty store where there is none.
   * @param warn told in one line when the file cannot be read: it is kept beside, as `<file>.corrupt-<n>`
   * @throws {Error} when the folder cannot be made or the file cannot be moved
   */
  static open(file: string, warn: (message: string) => void): CloudStore {
    mkdirSync(dirname(file), { recursive: true });
    removeUnfinished(file);
    const empty: StoreFile = { version: VERSION, objects: [], ordinals: {} };
    if (!existsSync(file)) return new CloudStore(file, empty);
    const content = parsed(readFileSync(file, "utf8"));
    if (typeof content !== "string") return new CloudStore(file, content);
    const aside = freeName(file);
    renameSync(file, aside);
    warn(
      `${file}: expected a store of simulated resources, got ${content}; moved to ${aside}, starting empty`,
    );
    return new CloudStore(file, empty);
  }

  /** The object of a key, or undefined where it is gone. */
  get(key: string): CloudObject | undefined {
    return this.objects.get(key);
  }

  /** Everything that exists, in order of creation. */
  all(): readonly CloudObject[] {
    return [...this.objects.values()];
  }

  /** Everything of one type. */
  ofType(type: string): readonly CloudObject[] {
    return this.all().filter((object) => object.type === type);
  }

  /** Adds or replaces an object. On disk once {@link saved} resolves. */
  put(object: CloudObject): void {
    this.objects.set(object.key, object);
    this.changed = true;
  }

  /** Removes an object. On disk once {@link saved} resolves. */
  remove(key: string): void {
    this.objects.delete(key);
    this.changed = true;
  }

  /** Forgets everything. On disk once {@link saved} resolves. */
  clear(): void {
    this.objects.clear();
    this.ordinals.clear();
    this.changed = true;
  }

  /** How often an identity was seen before: two resources with one configuration must not share an id. */
  nextOrdinal(identity: string): number {
    const ordinal = this.ordinals.get(identity) ?? 0;
    this.ordinals.set(identity, ordinal + 1);
    return ordinal;
  }

  /** Resolves when every change made so far is on disk. */
  saved(): Promise<void> {
    if (this.writing === undefined) {
      if (!this.changed) return Promise.resolve();
      this.changed = false;
      this.writing = this.write()
        .catch((error: unknown) => {
          this.changed = true;
          throw error;
        })
        .finally(() => {
          this.writing = undefined;
        });
      return this.writing;
    }
    // What is being written was copied before these changes: one more write takes them, and all that come until then.
    this.next ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.saved();
      });
    return this.next;
  }

  private async write(): Promise<void> {
    const content: StoreFile = {
      version: VERSION,
      objects: this.all(),
      ordinals: Object.fromEntries(this.ordinals),
    };
    await writeDurably(this.file, JSON.stringify(content));
  }
}

/** The content, or in words what is wrong with it. */
function parsed(text: string): StoreFile | string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return text === "" ? "an empty file" : "text that is not JSON";
  }
  const { version, objects, ordinals } = (content ?? {}) as Partial<StoreFile>;
  if (version !== VERSION) return `version ${JSON.stringify(version)}`;
  if (!Array.isArray(objects) || typeof ordinals !== "object" || ordinals === null)
    return "no list of objects";
  return content as StoreFile;
}

/** What a process that was killed while it wrote has left. */
function removeUnfinished(file: string): void {
  const left = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(`${basename(file)}.`) && name.endsWith(UNFINISHED),
  );
  for (const name of left) rmSync(join(dirname(file), name));
}

function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.corrupt-${number}`;
    if (!existsSync(name)) return name;
  }
}
