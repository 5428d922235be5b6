import { expect, it } from "vitest";
import { at, synth } from "../shop.fixture";

const named = (settings: Parameters<typeof synth>[0]) =>
  Object.keys(synth(settings).resource.aws_accessanalyzer_analyzer ?? {});

it("an analyzer finds what others can reach, and another one what nobody uses, where the settings say so", () => {
  expect(named({})).toEqual([]);
  expect(named({ accessAnalyzer: {} })).toEqual(["access-analyzer_external"]);

  const both = synth({ accessAnalyzer: { unusedAfterDays: 90 } });
  expect(at(both, "aws_accessanalyzer_analyzer.access-analyzer_external")).toMatchObject({
    analyzer_name: "shop-production-external",
    type: "ACCOUNT",
  });
  expect(at(both, "aws_accessanalyzer_analyzer.access-analyzer_unused")).toMatchObject({
    analyzer_name: "shop-production-unused",
    configuration: { unused_access: { unused_access_age: 90 } },
  });
});
