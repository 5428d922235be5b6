import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PAGES, rendered } from "./pages";

const root = join(__dirname, "..", "..");

describe("the generated sections", () => {
  it.each(PAGES)("of $file are up to date; otherwise run pnpm pages", (page) => {
    const { is, would } = rendered(root, page);
    expect(is).toBe(would);
  });
});
