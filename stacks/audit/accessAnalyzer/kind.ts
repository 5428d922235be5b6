import { defineSingle } from "@strata/kind";
import { type AccessAnalyzerSettings, accessAnalyzerSettings } from "./settings";

/** Longest name of an analyzer, in characters. Source: IAM Access Analyzer API, `CreateAnalyzer`, `analyzerName`. */
const NAME_LENGTH = 255;

/** Analyzers of IAM Access Analyzer. */
export const accessAnalyzer = defineSingle({
  key: "accessAnalyzer",
  title: "access analyzers",
  description: "IAM Access Analyzer: what others can reach, and permissions that are not used",
  settings: accessAnalyzerSettings,
  names: {
    external: {
      of: "access analyzer",
      at: "accessAnalyzer",
      default: "{id}-external",
      scope: "region",
      longest: NAME_LENGTH,
      when: (settings: AccessAnalyzerSettings) => settings.accessAnalyzer !== undefined,
    },
    unused: {
      of: "access analyzer",
      at: "accessAnalyzer",
      default: "{id}-unused",
      scope: "region",
      longest: NAME_LENGTH,
      when: (settings: AccessAnalyzerSettings) => settings.accessAnalyzer?.unusedAfterDays !== undefined,
    },
  },
});
