import { S3Error } from "./s3-error";

/** Preconditions of a request, as its headers give them. */
export interface Conditions {
  /** `If-Match`: an entity tag, with or without quotes, or `*` for "any object". */
  readonly ifMatch?: string;
  /** `If-None-Match`: `*` for "no object" in a write; an entity tag or `*` in a read. */
  readonly ifNoneMatch?: string;
}

/** What a precondition looks at: the current version of a key, or undefined where there is none. */
export type Current = { readonly etag: string } | undefined;

/**
 * Decides whether an object may be written over `current`.
 * Source: Amazon S3 user guide, "How to prevent object overwrites with conditional writes".
 * @throws {S3Error} `PreconditionFailed` where the condition does not hold, `NoSuchKey` where `If-Match` meets no
 * object, `NotImplemented` for an `If-None-Match` other than `*`
 */
export function checkWrite(conditions: Conditions, current: Current): void {
  const { ifMatch, ifNoneMatch } = conditions;
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch !== "*") throw new S3Error("NotImplemented", [["Header", "If-None-Match"]]);
    if (current !== undefined) throw failed("If-None-Match");
  }
  if (ifMatch !== undefined) checkMatch(ifMatch, current);
}

/**
 * Decides whether the current object may be deleted.
 * @throws {S3Error} as {@link checkWrite} does for `If-Match`
 */
export function checkDelete({ ifMatch }: Conditions, current: Current): void {
  if (ifMatch !== undefined) checkMatch(ifMatch, current);
}

/**
 * Decides whether an existing object is sent to a reader.
 * @throws {S3Error} `PreconditionFailed` where `If-Match` does not hold, `NotModified` where `If-None-Match` does not
 */
export function checkRead({ ifMatch, ifNoneMatch }: Conditions, current: { readonly etag: string }): void {
  if (ifMatch !== undefined && !matches(ifMatch, current.etag)) throw failed("If-Match");
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, current.etag)) throw new S3Error("NotModified");
}

function checkMatch(ifMatch: string, current: Current): void {
  if (current === undefined) throw new S3Error("NoSuchKey");
  if (!matches(ifMatch, current.etag)) throw failed("If-Match");
}

function matches(condition: string, etag: string): boolean {
  return condition === "*" || unquoted(condition) === unquoted(etag);
}

function unquoted(etag: string): string {
  return etag.replace(/^"(.*)"$/, "$1");
}

function failed(header: string): S3Error {
  return new S3Error("PreconditionFailed", [["Condition", header]]);
}
