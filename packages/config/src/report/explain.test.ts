import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, shopLayers } from "../shop.fixture";
import { diff, renderDiff } from "./diff";
import { explain, renderExplanation } from "./explain";

const { environments } = loadFiles({
  "defaults.yaml": 'state: { bucket: "shop-state" }\ntags: { Owner: all, "cost.center": "7" }\n',
  "shop/defaults.yaml":
    "tags: { Owner: shop }\nnetwork: { nat: perZone, zones: [a], tiers: { app: { bits: 4 } } }\n",
  "shop/prod/environment.yaml": environmentYaml("shop-prod", "tags: { Owner: me }\n"),
  "shop/stage/environment.yaml": environmentYaml("shop-stage", "tags: { Owner: null }\nposture: standard\n"),
  "shop/stage/network.yaml": "nat: one\nzones: [a, b]\ntiers: { app: null }\n",
});
const [prod, stage] = environments;

/** What `strata config explain` prints. */
function lines(loaded: typeof prod, path: string): readonly string[] {
  const result = loaded && explain(loaded, path, shopLayers);
  return result !== undefined && "explanation" in result
    ? renderExplanation(result.explanation)
    : [JSON.stringify(result)];
}

describe("explain", () => {
  it.each([
    {
      path: "tags.Owner",
      of: prod,
      printed: [
        'tags.Owner: "me"  (environments/shop/prod/environment.yaml:5:16)',
        '  overrode "shop"  (environments/shop/defaults.yaml:1:16)',
        '  overrode "all"  (environments/defaults.yaml:2:16)',
      ],
    },
    {
      path: "tags.Owner",
      of: stage,
      printed: [
        "tags.Owner: removed  (environments/shop/stage/environment.yaml:5:16)",
        '  overrode "shop"  (environments/shop/defaults.yaml:1:16)',
        '  overrode "all"  (environments/defaults.yaml:2:16)',
      ],
    },
    {
      path: "tags.cost.center",
      of: prod,
      printed: ['tags.cost.center: "7"  (environments/defaults.yaml:2:36)'],
    },
    {
      path: "network.nat",
      of: stage,
      printed: [
        'network.nat: "one"  (environments/shop/stage/network.yaml:1:6)',
        '  overrode "perZone"  (environments/shop/defaults.yaml:2:17)',
      ],
    },
    {
      path: "network.zones",
      of: stage,
      printed: [
        'network.zones: ["a","b"]  (environments/shop/stage/network.yaml:2:1)',
        '  overrode ["a"]  (environments/shop/defaults.yaml:2:26)',
      ],
    },
    { path: "network.flowLogs", of: prod, printed: ["network.flowLogs: true  (default)"] },
    { path: "posture", of: prod, printed: ['posture: "production"  (default)'] },
    { path: "data.copies", of: prod, printed: ["data.copies: nothing  (set nowhere)"] },
    {
      path: "network.tiers",
      of: prod,
      printed: [
        "network.tiers.app.bits: 4  (environments/shop/defaults.yaml:2:60)",
        "network.tiers.app.public: false  (default)",
      ],
    },
    {
      path: "state",
      of: prod,
      printed: [
        'state.bucket: "shop-state"  (environments/defaults.yaml:1:18)',
        'state.key: "{path}/{layer}/terraform.tfstate"  (default)',
        'state.region: "{region}"  (default)',
        "state.segments: []  (default)",
      ],
    },
  ])("$path", ({ path, of, printed }) => {
    expect(lines(of, path)).toEqual(printed);
  });

  it.each([
    {
      path: "netwrk.cidr",
      unknown: {
        path: "netwrk.cidr",
        expected: "a setting",
        got: '"netwrk"',
        mend: 'did you mean "network"?',
      },
    },
    {
      path: "network.tiers.ap.bits",
      unknown: {
        path: "network.tiers.ap.bits",
        expected: "a setting of network.tiers",
        got: '"ap"',
        mend: 'did you mean "app"?',
      },
    },
    {
      path: "network.cidr.bits",
      unknown: { path: "network.cidr.bits", expected: "a setting of network.cidr", got: '"bits"' },
    },
  ])("does not know $path", ({ path, unknown }) => {
    expect(prod && explain(prod, path, shopLayers)).toEqual({ unknown });
  });
});

describe("diff", () => {
  it("lists the settings that differ, by path", () => {
    const rows = prod && stage ? diff(prod, stage) : [];
    expect(rows).toEqual([
      { path: "id", a: "shop-prod", b: "shop-stage" },
      { path: "network.nat", a: "perZone", b: "one" },
      { path: "network.tiers", a: undefined, b: {} },
      { path: "network.tiers.app.bits", a: 4, b: undefined },
      { path: "network.tiers.app.public", a: false, b: undefined },
      { path: "network.zones", a: ["a"], b: ["a", "b"] },
      { path: "posture", a: "production", b: "standard" },
      { path: "tags.Owner", a: "me", b: undefined },
    ]);
    expect(renderDiff(rows.slice(1, 2))).toEqual(["network.nat", '  - "perZone"', '  + "one"']);
  });

  it("finds none between an environment and itself", () => {
    expect(prod && diff(prod, prod)).toEqual([]);
  });
});
