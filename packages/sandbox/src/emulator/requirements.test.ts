import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EMULATOR_REQUIREMENTS, pinnedRequirements } from "./requirements";

/** Each requirement with the hashes of its files, on one line. */
const requirements = readFileSync(EMULATOR_REQUIREMENTS, "utf8")
  .replace(/\\\n/g, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("the requirements of the emulator", () => {
  it.each(requirements.map((line) => [line.split(" ")[0], line]))("pin %s and its files", (_, line) => {
    expect(line).toMatch(/^[a-z0-9-]+==\S+ +(?:; [^-]+?)?(?:--hash=sha256:[0-9a-f]{64} *)+$/);
  });

  it("say which moto it is, and change with each of them", () => {
    expect(pinnedRequirements(EMULATOR_REQUIREMENTS, "moto")).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      digest: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(requirements.length).toBeGreaterThan(50);
  });
});
