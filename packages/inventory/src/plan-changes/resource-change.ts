import type { Mentions } from "./mentions";
import type { Side } from "./side";

/**
 * What happens to a resource. `forget`: Terraform no longer knows it, and it stays; `replace`: it is deleted and made
 * anew; `update`: in place.
 */
export type ChangeAction = "create" | "update" | "replace" | "delete" | "forget";

/** A change of one resource that a plan has, whichever module and provider it is of. */
export interface ResourceChange {
  /** With modules and keys, for example `module.shop.aws_db_instance.orders["main"]`. */
  readonly address: string;
  /** Terraform's type, for example `aws_db_instance`. */
  readonly type: string;
  readonly action: ChangeAction;
  /** Of a replacement: whether the new one is made before the old one is deleted. */
  readonly isCreatedFirst: boolean;
  /** Why Terraform replaces or deletes it, in its words, for example `replace_because_tainted`. */
  readonly cause?: string;
  /** Where it was before a `moved` block. */
  readonly previousAddress?: string;
  /** An object that an earlier replacement has left, which is deleted; not the resource itself. */
  readonly deposed?: string;
  /** Attributes that make Terraform replace it: dotted paths without positions. */
  readonly replacedFor: readonly string[];
  readonly before: Side;
  readonly after: Side;
}

/** What a plan changes, and what it says of itself. */
export interface PlanChanges {
  /** What changes, in the plan's order. */
  readonly changes: readonly ResourceChange[];
  /** Who refers to what: of resources that are there afterwards, those that do not change too. */
  readonly mentions: Mentions;
  /** Terraform failed while it planned, so what it did not get to is missing. */
  readonly isErrored: boolean;
  /** Changes that Terraform puts off to a later plan; no part of this one. */
  readonly deferred: number;
  /** For example `1.11.4`. */
  readonly terraform?: string;
}
