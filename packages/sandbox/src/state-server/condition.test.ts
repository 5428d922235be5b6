import { describe, expect, it } from "vitest";
import { type Conditions, checkDelete, checkRead, checkWrite } from "./condition";

const current = { etag: "aa" };

describe("checkWrite", () => {
  it.each<{ given: Conditions; over: typeof current | undefined; code: string | undefined }>([
    { given: {}, over: undefined, code: undefined },
    { given: {}, over: current, code: undefined },
    { given: { ifNoneMatch: "*" }, over: undefined, code: undefined },
    { given: { ifNoneMatch: "*" }, over: current, code: "PreconditionFailed" },
    { given: { ifNoneMatch: '"aa"' }, over: undefined, code: "NotImplemented" },
    { given: { ifMatch: '"aa"' }, over: current, code: undefined },
    { given: { ifMatch: "aa" }, over: current, code: undefined },
    { given: { ifMatch: "*" }, over: current, code: undefined },
    { given: { ifMatch: '"bb"' }, over: current, code: "PreconditionFailed" },
    { given: { ifMatch: '"aa"' }, over: undefined, code: "NoSuchKey" },
  ])("$given over $over: $code", ({ given, over, code }) => {
    expect(codeOf(() => checkWrite(given, over))).toBe(code);
  });
});

describe("checkDelete", () => {
  it.each<{ given: Conditions; over: typeof current | undefined; code: string | undefined }>([
    { given: {}, over: undefined, code: undefined },
    { given: { ifMatch: '"aa"' }, over: current, code: undefined },
    { given: { ifMatch: '"bb"' }, over: current, code: "PreconditionFailed" },
    { given: { ifMatch: "*" }, over: undefined, code: "NoSuchKey" },
  ])("$given over $over: $code", ({ given, over, code }) => {
    expect(codeOf(() => checkDelete(given, over))).toBe(code);
  });
});

describe("checkRead", () => {
  it.each<{ given: Conditions; code: string | undefined }>([
    { given: {}, code: undefined },
    { given: { ifMatch: '"aa"' }, code: undefined },
    { given: { ifMatch: '"bb"' }, code: "PreconditionFailed" },
    { given: { ifNoneMatch: '"bb"' }, code: undefined },
    { given: { ifNoneMatch: '"aa"' }, code: "NotModified" },
  ])("$given: $code", ({ given, code }) => {
    expect(codeOf(() => checkRead(given, current))).toBe(code);
  });
});

function codeOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}
