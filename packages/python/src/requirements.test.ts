import { describe, expect, it } from "vitest";
import { requirementsOf } from "./python.fixture";
import { pinnedRequirements } from "./requirements";

describe("pinnedRequirements", () => {
  it("reads the version of the package, among others whose names begin alike", () => {
    const file = requirementsOf("press-core==9.9.9 --hash=sha256:aa", "press==1.2.3 --hash=sha256:bb");
    expect(pinnedRequirements(file, "press").version).toBe("1.2.3");
  });

  it("has another digest as soon as one hash changes", () => {
    const [one, other] = ["aa", "bb"].map((hash) => requirementsOf(`press==1.2.3 --hash=sha256:${hash}`));
    const digestOf = (file = ""): string => pinnedRequirements(file, "press").digest;
    expect(digestOf(one)).toMatch(/^[0-9a-f]{8}$/);
    expect(digestOf(one)).not.toBe(digestOf(other));
  });

  it("refuses requirements without the package", () => {
    const file = requirementsOf("ink==4.5.6");
    expect(() => pinnedRequirements(file, "press")).toThrow(
      new Error(`${file}: expected a version of press, got none`),
    );
  });
});
