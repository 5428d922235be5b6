import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literal, resolveReferences } from "./references";

describe("settings in a stack", () => {
  it("have their references read and everything else left as text", () => {
    const settings = {
      values: {
        fileSystem: { $output: "data.fileSystems.metrics.id" },
        list: ["a", { $output: "data.zone" }],
      },
      replicas: 2,
    };

    expect(resolveReferences(settings, (reference) => `<${reference}>`)).toEqual({
      values: { fileSystem: "<data.fileSystems.metrics.id>", list: ["a", "<data.zone>"] },
      replicas: 2,
    });
  });

  it.each([
    { text: "${aws:username}", literalText: "$${aws:username}" },
    { text: "%{if true}", literalText: "%%{if true}" },
    { text: "$${already}", literalText: "$$${already}" },
    { text: "100 % {sure} for $5", literalText: "100 % {sure} for $5" },
  ])("keep $text from Terraform's templates", ({ text, literalText }) => {
    expect(literal(text)).toBe(literalText);
  });

  it("keep the keys of maps from Terraform's templates too", () => {
    expect(resolveReferences({ "aws:PrincipalTag/${x}": "y" }, () => "")).toEqual({
      "aws:PrincipalTag/$${x}": "y",
    });
  });

  it("are not changed themselves", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (settings) => {
        const before = JSON.stringify(settings);
        resolveReferences(settings, () => "read");
        expect(JSON.stringify(settings)).toBe(before);
      }),
    );
  });
});
