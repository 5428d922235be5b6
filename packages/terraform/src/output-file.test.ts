import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import { OutputFile } from "./output-file";

describe("what a process writes into a file", () => {
  it("is read line by line while it is written, also where a letter comes in two pieces", async () => {
    const lines: string[] = [];
    const file = new OutputFile(temporaryFolder(), "stdout", (line) => lines.push(line));
    const text = Buffer.from("one\ntwö\nthree");
    const middle = text.indexOf("ö") + 1;

    writeSync(file.descriptor, text.subarray(0, middle));
    await delay(250);
    expect(lines).toEqual(["one"]);
    writeSync(file.descriptor, text.subarray(middle));

    expect(file.finish()).toBe("one\ntwö\nthree");
    expect(lines).toEqual(["one", "twö", "three"]);
  });

  it("is nothing where nothing was written, and loses one end of line alone", () => {
    const nothing = new OutputFile(temporaryFolder(), "stdout");
    expect(nothing.finish()).toBe("");

    const file = new OutputFile(temporaryFolder(), "stdout");
    writeSync(file.descriptor, "a\n\n");
    expect(file.finish()).toBe("a\n");
  });
});
