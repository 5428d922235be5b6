import type { ChangeJson, PlanJson, ResourceEntry } from "../../refinement";
import { maskAt, type Side, type Step } from "./side";

/** What is said in the place of a secret. */
export const SENSITIVE = "(sensitive)";

/** Secrets that are shorter are parts of many words: they are hidden as whole values, and not within a text. */
const SHORTEST = 6;

/**
 * Texts that are secrets although many providers do not mark them. A flag such as `manage_master_user_password` is none.
 * Sources: resources of the AWS, Kubernetes and Helm providers.
 */
const SECRET_NAMES =
  /(^|_)(password|passphrase|auth_token|secret_string|secret_binary|private_key|private_key_pem|client_secret|secret_access_key)$/i;

/** Behind {@link SENSITIVE}: tells two secrets apart, and nothing else of them. It is never shown. */
const NUMBERED = /\(sensitive\)\uE000\d+\uE000/g;

/**
 * Takes the secrets out of plans. All that a document says is made of what is left, so that none of it can say more:
 * values that a mask marks, on either side, with all keys and elements in them, are a text that is equal for equal secrets.
 */
export class Secrets {
  private readonly numbers = new Map<string, number>();
  private readonly texts = new Set<string>();

  /** The same plan without secrets. Masks stay. */
  planWithout(plan: PlanJson): PlanJson {
    const entries = (list: readonly ResourceEntry[] = []): readonly ResourceEntry[] =>
      list.map((entry) => ({ ...entry, change: this.changeWithout(entry.change) }));
    return {
      ...plan,
      resource_changes: entries(plan.resource_changes),
      resource_drift: entries(plan.resource_drift),
      output_changes: Object.fromEntries(
        Object.entries(plan.output_changes ?? {}).map(([name, change]) => [name, this.changeWithout(change)]),
      ),
    };
  }

  /** A value of which no mask says anything: what is equal to a secret of a plan is marked as one. */
  sideOf(value: unknown): Side {
    const sensitive = this.maskOf(value);
    return { value: this.without(value, sensitive), unknown: false, sensitive };
  }

  /** A text, such as a message of a provider, without the secrets that occur in it. */
  textWithout(text: string): string {
    const found = [...this.texts].filter((secret) => secret.length >= SHORTEST && text.includes(secret));
    // A secret that has another one in it goes first.
    return found
      .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
      .reduce((rest, secret) => rest.replaceAll(secret, SENSITIVE), text);
  }

  private maskOf(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return this.texts.has(String(value));
    if (Array.isArray(value)) return value.map((member) => this.maskOf(member));
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.maskOf(member)]));
  }

  private changeWithout(change: ChangeJson): ChangeJson {
    const { before, after, before_sensitive: wasSecret, after_sensitive: isSecret } = change;
    // What either side calls a secret is one on both.
    const hidden = bothMasks(wasSecret, isSecret, before, after);
    return {
      ...change,
      before: this.without(before, hidden),
      after: this.without(after, hidden),
      before_sensitive: hidden,
      after_sensitive: hidden,
      ...(change.replace_paths === undefined
        ? {}
        : { replace_paths: change.replace_paths.map((path) => pathWithout(path, hidden)) }),
    };
  }

  private without(value: unknown, mask: unknown): unknown {
    if (value === undefined || value === null) return value;
    if (mask === true) return this.numbered(value);
    if (typeof mask !== "object" || mask === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((member, index) => this.without(member, maskAt(mask, index)));
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, this.without(member, maskAt(mask, key))]),
    );
  }

  private numbered(value: unknown): string {
    this.remember(value);
    const text = JSON.stringify(value);
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return `${SENSITIVE}\uE000${number}\uE000`;
  }

  private remember(value: unknown): void {
    if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        if (!Array.isArray(value)) this.remember(key);
        this.remember(member);
      }
    } else if ((typeof value === "string" && value !== "") || typeof value === "number") {
      this.texts.add(String(value));
    }
  }
}

/** A text as it is shown. */
export function unnumbered(text: string): string {
  return text.replace(NUMBERED, SENSITIVE);
}

/** What either mask marks, and what a name says is a secret. */
function bothMasks(one: unknown, other: unknown, before: unknown, after: unknown, name: Step = ""): unknown {
  if (one === true || other === true) return true;
  if (typeof name === "string" && SECRET_NAMES.test(name) && [before, after].some(isText)) return true;
  const values = [one, other, before, after].filter((value) => typeof value === "object" && value !== null);
  if (values.length === 0) return false;
  if (values.every(Array.isArray)) {
    const length = Math.max(...values.map((list) => (list as readonly unknown[]).length));
    return Array.from({ length }, (_, index) => maskOf(index));
  }
  const keys = [...new Set(values.flatMap((value) => Object.keys(value as object)))];
  return Object.fromEntries(keys.map((key) => [key, maskOf(key)]));

  function maskOf(step: Step): unknown {
    const at = (value: unknown): unknown => maskAt(value === true ? undefined : value, step);
    return bothMasks(maskAt(one, step), maskAt(other, step), at(before), at(after), step);
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** A path up to the first secret in it, whose keys are secret too. */
function pathWithout(path: readonly Step[], mask: unknown): readonly Step[] {
  const first = path.findIndex((_, index) => path.slice(0, index).reduce<unknown>(maskAt, mask) === true);
  return first < 0 ? path : path.slice(0, first);
}
