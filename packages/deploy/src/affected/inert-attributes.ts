import type { BlockChange } from "./block-changes";

/** Arguments of blocks whose change changes no other attribute that somebody reads. */
interface Inert {
  /** Which blocks, by their addresses. */
  readonly blocks: RegExp;
  /** Which arguments, by their first step. */
  readonly arguments: readonly string[];
  /** Attributes that show them all the same. @default none */
  readonly shownBy?: readonly string[];
  readonly reason: string;
  readonly source: string;
}

const INERT: readonly Inert[] = [
  {
    blocks: /^aws_/,
    arguments: ["tags"],
    shownBy: ["tags", "tags_all"],
    reason: "tags are changed in place, and nothing but tags_all shows them",
    source: "hashicorp/terraform-provider-aws, docs/resource-tagging.md",
  },
  {
    blocks: /^provider\.aws$/,
    arguments: ["default_tags"],
    reason: "they are tags of its resources",
    source: "hashicorp/terraform-provider-aws, docs/resource-tagging.md",
  },
  {
    blocks: /^(?!data\.|module\.|provider\.|terraform\.)/,
    arguments: ["timeouts"],
    reason: "how long Terraform waits is nothing of what it waits for",
    source: "Terraform, Resource Timeouts",
  },
];

/** What of a change may change other attributes of the block; undefined where nothing of it does. */
export function passesOn(change: BlockChange): BlockChange | undefined {
  if (change.change !== "changed" || change.attributes.length === 0) return change;
  const attributes = change.attributes.filter((path) => {
    const [argument = ""] = path.split(".");
    return !INERT.some(
      ({ blocks, arguments: inert }) => blocks.test(change.address) && inert.includes(argument),
    );
  });
  return attributes.length === 0 ? undefined : { ...change, attributes };
}

/** Whether an attribute shows what is inert otherwise, so that it changes with it. */
export function isShownOnly(address: string, attribute: string): boolean {
  return INERT.some(({ blocks, shownBy = [] }) => blocks.test(address) && shownBy.includes(attribute));
}
