import { describe, expect, it } from "vitest";
import { counted, withArticle } from "./words";

describe("words of messages", () => {
  it.each([
    ["aws_subnet", "an aws_subnet"],
    ["Ingress", "an Ingress"],
    ["tier", "a tier"],
    ["S3 bucket", "an S3 bucket"],
    ["Secret", "a Secret"],
    ["kubernetes_namespace", "a kubernetes_namespace"],
  ])("put the right article before %s", (noun, text) => {
    expect(withArticle(noun)).toBe(text);
  });

  it.each([
    [0, "0 findings"],
    [1, "1 finding"],
    [2, "2 findings"],
  ])("count %i", (count, text) => {
    expect(counted(count, "finding")).toBe(text);
  });
});
