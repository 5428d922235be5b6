import { isPlainMap } from "@strata/values";
import { digestOfValue } from "../units/digest";
import type { SideUnit } from "./side";

/** A block of a unit: a resource, a data source, an output, and so on. */
export interface Block {
  /** As Terraform refers to it, where it can be referred to, for example `data.aws_ami.linux`, `local.name`. */
  readonly address: string;
  /** What is written in it, without what CDKTF notes for itself. */
  readonly body: unknown;
}

/**
 * How the parts of Terraform JSON are addressed: what stands before a name, and how many names a block has. In the order in
 * which a reader wants to see them.
 */
const PARTS: Readonly<Record<string, { readonly before: string; readonly names: 1 | 2 }>> = {
  resource: { before: "", names: 2 },
  data: { before: "data.", names: 2 },
  module: { before: "module.", names: 1 },
  provider: { before: "provider.", names: 1 },
  terraform: { before: "terraform.", names: 1 },
  output: { before: "output.", names: 1 },
  locals: { before: "local.", names: 1 },
  variable: { before: "var.", names: 1 },
};

/** Terraform ignores this key of a block; CDKTF and our variables write metadata under it, which changes nothing. */
const METADATA = "//";

/** The blocks of a unit's JSON by their addresses. What has no names, such as moved addresses, is one block. */
export function blocksOf(template: object): ReadonlyMap<string, Block> {
  const order = Object.keys(PARTS);
  const rank = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
  const parts = Object.entries(template).sort(([one], [other]) => rank(one) - rank(other));
  const blocks = parts.flatMap(([part, content]: [string, unknown]): readonly Block[] => {
    if (part === METADATA) return [];
    const rule = PARTS[part];
    if (rule === undefined || !isPlainMap(content)) return [{ address: part, body: content }];
    return Object.entries(content).flatMap(([first, inner]: [string, unknown]) =>
      rule.names === 1 || !isPlainMap(inner)
        ? [block(`${rule.before}${first}`, inner)]
        : Object.entries(inner).map(([second, body]) => block(`${rule.before}${first}.${second}`, body)),
    );
  });
  return new Map(blocks.map((one) => [one.address, one]));
}

function block(address: string, body: unknown): Block {
  if (!isPlainMap(body)) return { address, body };
  const { [METADATA]: _, ...written } = body;
  return { address, body: written };
}

/** A digest of all that a unit is: its blocks as JSON with sorted keys, assets, lock file. */
export function digestOfSide({ template, files }: Pick<SideUnit, "template" | "files">): string {
  const blocks = Object.fromEntries([...blocksOf(template)].map(([address, { body }]) => [address, body]));
  return digestOfValue({ blocks, files });
}
