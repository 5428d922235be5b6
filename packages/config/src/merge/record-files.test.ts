import { expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines, SHARED, writeEnvironments } from "../shop.fixture";
import { recordFiles } from "./record-files";

const FILES = {
  "defaults.yaml": SHARED,
  "accepted-findings.yaml": "any: 1\n",
  "shop/accepted-findings.yaml": "any: 2\n",
  "shop/emulator-allowances.yaml": "any: 3\n",
  "shop/prod/accepted-findings.yaml": "any: 4\n",
  "shop/prod/environment.yaml": environmentYaml("shop-prod", "layers: [network]\n"),
};

it("finds the files of one name, from the top down", () => {
  expect(
    recordFiles(writeEnvironments(FILES), "accepted-findings.yaml").map(({ file, folder }) => [file, folder]),
  ).toEqual([
    ["environments/accepted-findings.yaml", ""],
    ["environments/shop/accepted-findings.yaml", "shop"],
    ["environments/shop/prod/accepted-findings.yaml", "shop/prod"],
  ]);
});

it("are beside settings without being read or refused as settings", () => {
  expect(problemLines(loadFiles(FILES))).toEqual([]);
});
