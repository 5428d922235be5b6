import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { analyzer } from "./analyzer";

it("an analyzer looks for access from outside, or for access that nobody uses", () => {
  const { at } = synthesized((scope) => {
    analyzer(scope, "external", { name: "shop-external" });
    analyzer(scope, "unused", { name: "shop-unused", unusedAfterDays: 90 });
  });

  expect(at("aws_accessanalyzer_analyzer.external")).toEqual({
    analyzer_name: "shop-external",
    type: "ACCOUNT",
    tags: { Name: "shop-external" },
  });
  expect(at("aws_accessanalyzer_analyzer.unused")).toEqual({
    analyzer_name: "shop-unused",
    type: "ACCOUNT_UNUSED_ACCESS",
    configuration: { unused_access: { unused_access_age: 90 } },
    tags: { Name: "shop-unused" },
  });
});
