import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../html/html";
import type { DocumentInput } from "../input";
import { junitOf } from "../junit/junit";
import { markdownOf } from "../markdown/markdown";
import { planDocument } from "../plan-document";
import {
  driftOnly,
  failedLayer,
  iamPolicy,
  importing,
  outputsChanged,
  renamedBucket,
} from "./changes.fixture";
import {
  databaseReplaced,
  deposed,
  destroyMode,
  forget,
  removedEndpoint,
  subnetRange,
} from "./destructive.fixture";
import { newEnvironment, nothingChanges, oneTag, sensitivePassword, unknownValues } from "./everyday.fixture";
import { oddNames, severalEnvironments, threeThousand } from "./extremes.fixture";

type Case = readonly [name: string, inputs: readonly DocumentInput[], ...more: readonly ("html" | "xml")[]];

/** Cases by the names of their files. Those with a page or a report have these too. */
const CASES: readonly Case[] = [
  ["new-environment", [newEnvironment], "html"],
  ["nothing-changes", [nothingChanges], "html", "xml"],
  ["one-tag-on-forty-resources", [oneTag]],
  ["subnet-range", [subnetRange]],
  ["database-replaced", [databaseReplaced], "html", "xml"],
  ["removed-endpoint", [removedEndpoint]],
  ["renamed-bucket", [renamedBucket]],
  ["drift-only", [driftOnly]],
  ["failed-layer", [failedLayer], "html", "xml"],
  ["destroy-mode", [destroyMode], "xml"],
  ["unknown-values", [unknownValues]],
  ["sensitive-password", [sensitivePassword], "html", "xml"],
  ["iam-policy", [iamPolicy], "html"],
  ["several-environments", severalEnvironments, "html", "xml"],
  ["three-thousand-resources", [threeThousand]],
  ["odd-names", [oddNames], "html", "xml"],
  ["outputs-with-readers", [outputsChanged]],
  ["import", [importing]],
  ["forget", [forget]],
  ["deposed", [deposed], "xml"],
];

// After a change of the wording: npx vitest run --configLoader runner packages/deploy/src/document -u; then read the diff.
describe("a document, byte for byte as it was last read by a person", () => {
  it.each(CASES.map(([name, inputs, ...more]) => ({ name, inputs, more })))(
    "$name",
    async ({ name, inputs, more }) => {
      const document = planDocument(inputs);
      const file = (extension: string): string => join(__dirname, `${name}.${extension}`);

      await expect(markdownOf(document)).toMatchFileSnapshot(file("md"));
      if (more.includes("html")) await expect(htmlOf(document)).toMatchFileSnapshot(file("html"));
      if (more.includes("xml")) await expect(junitOf(document)).toMatchFileSnapshot(file("xml"));
    },
  );
});
