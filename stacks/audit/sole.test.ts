import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatProblem, loadEnvironments } from "@strata/config";
import { TemporaryFolder } from "@strata/files";
import { expect, it } from "vitest";
import { layers } from "../registry";

/** What `config check` says of environments with the audit layer alone, by folder. */
function problems(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const folder = new TemporaryFolder(join(tmpdir(), "strata-sole-"));
  try {
    const root = join(folder.path, "environments");
    for (const [file, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `${lines.join("\n")}\n`);
    }
    return loadEnvironments({ root, layers }).problems.map((problem) => formatProblem(problem));
  } finally {
    folder.remove();
  }
}

/** An environment that lists the layer, on its fourth line. */
function environment(region: string, audit: readonly string[], account = "111122223333"): readonly string[] {
  return [
    `account: "${account}"`,
    `region: ${region}`,
    "state: { bucket: shop-state }",
    "layers: [audit]",
    "audit:",
    ...audit.map((line) => `  ${line}`),
  ];
}

const TRAIL = ["trails:", "  account: {}"];
const DETECTOR = ["detectors:", "  region: {}"];

it("two environments of one account and region that list the layer are refused, with both places", () => {
  expect(
    problems({
      "shop/one/environment.yaml": [...environment("eu-west-1", TRAIL), "id: shop-one"],
      "shop/two/environment.yaml": [...environment("eu-west-1", DETECTOR), "id: shop-two"],
    }),
  ).toEqual([
    "environments/shop/two/environment.yaml:4:10: layers.0: expected the only environment of its account and region with the layer, since AWS has what is in it once, got a second one beside shop/one layers.0 (environments/shop/one/environment.yaml:4:10)",
  ]);
});

it("two regions of one account have a trail between them", () => {
  expect(
    problems({
      "shop/one/environment.yaml": [...environment("eu-west-1", TRAIL), "id: shop-one"],
      "shop/two/environment.yaml": [...environment("us-east-1", TRAIL), "id: shop-two"],
    }),
  ).toEqual([
    "environments/shop/two/environment.yaml:7:5: audit.trails.account: expected the account's only trail, since each has every region and AWS charges for the events of a second, got a second one beside shop/one audit.trails.account (environments/shop/one/environment.yaml:7:5)",
  ]);
});

it("two regions of one account, and two accounts, have a layer each", () => {
  expect(
    problems({
      "shop/one/environment.yaml": [...environment("eu-west-1", [...TRAIL, ...DETECTOR]), "id: shop-one"],
      "shop/two/environment.yaml": [...environment("us-east-1", DETECTOR), "id: shop-two"],
      "shop/three/environment.yaml": [...environment("eu-west-1", TRAIL, "444455556666"), "id: shop-three"],
    }),
  ).toEqual([]);
});

it("an environment has one detector, and one trail", () => {
  const found = problems({
    "shop/one/environment.yaml": [
      ...environment("eu-west-1", [...TRAIL, "  second: {}", ...DETECTOR, "  second: {}"]),
      "id: shop-one",
    ],
  });

  expect(found.map((problem) => problem.replace(/, since.*got/, ", got"))).toEqual([
    "environments/shop/one/environment.yaml:8:5: audit.trails.second: expected the account's only trail, got a second one beside audit.trails.account (environments/shop/one/environment.yaml:7:5)",
    "environments/shop/one/environment.yaml:11:5: audit.detectors.second: expected the only detector of its account and region, got a second one beside audit.detectors.region (environments/shop/one/environment.yaml:10:5)",
  ]);
});
