import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readCheckedFile } from "./checked-file";

const schema = z.strictObject({
  books: z.array(z.strictObject({ title: z.string(), pages: z.int().optional() })),
});

function read(text: string) {
  const absolute = join(mkdtempSync(join(tmpdir(), "strata-checked-")), "books.yaml");
  writeFileSync(absolute, text);
  return readCheckedFile(absolute, "shop/books.yaml", schema);
}

describe("readCheckedFile", () => {
  it("reads what fits the schema, with the place of each value", () => {
    const checked = read("books:\n  - title: Emma\n  - { title: Persuasion, pages: 249 }\n");

    expect(checked).toMatchObject({
      data: { books: [{ title: "Emma" }, { title: "Persuasion", pages: 249 }] },
    });
    expect("originOf" in checked && checked.originOf(["books", 1])).toEqual({
      file: "shop/books.yaml",
      line: 3,
      col: 5,
    });
  });

  it("reports every fault at its place", () => {
    expect(read("books:\n  - titel: Emma\n  - { title: Persuasion, pages: many }\n")).toEqual({
      problems: [
        expect.objectContaining({ line: 2, col: 5, path: "books.0.titel", mend: 'did you mean "title"?' }),
        expect.objectContaining({ line: 2, col: 5, path: "books.0.title", expected: "a string" }),
        expect.objectContaining({ line: 3, col: 33, path: "books.1.pages", expected: "a number" }),
      ],
    });
  });

  it("reports a file that is no YAML, or is not there", () => {
    expect(read("books: [")).toEqual({ problems: [expect.objectContaining({ file: "shop/books.yaml" })] });
    expect(readCheckedFile("/nowhere/books.yaml", "books.yaml", schema)).toEqual({
      problems: [expect.objectContaining({ got: "no such file" })],
    });
  });
});
