import type { Side } from "./side";

/** A resource that has a text among its values. */
export interface Mention {
  readonly address: string;
  /** The attribute, dotted, without positions. */
  readonly path: string;
}

/** A resource that is there after the apply. */
interface Staying {
  readonly address: string;
  readonly before: Side;
  readonly after: Side;
}

/** Who has which text among its values, of resources that stay: who refers to something by its ARN or id. */
export class Mentions {
  private index: ReadonlyMap<string, readonly Mention[]> | undefined;

  constructor(private readonly staying: readonly Staying[]) {}

  /** Those that have exactly this text, each once. */
  of(text: string): readonly Mention[] {
    this.index ??= indexOf(this.staying);
    return this.index.get(text) ?? [];
  }
}

function indexOf(staying: readonly Staying[]): ReadonlyMap<string, readonly Mention[]> {
  const index = new Map<string, Mention[]>();
  for (const { address, before, after } of staying) {
    const seen = new Set<string>();
    for (const [path, text] of [...before.texts(), ...after.texts()]) {
      if (seen.has(text)) continue;
      seen.add(text);
      const mentions = index.get(text) ?? [];
      mentions.push({ address, path });
      index.set(text, mentions);
    }
  }
  return index;
}
