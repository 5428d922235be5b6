import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines, SHARED } from "../shop.fixture";

const E = "shop/prod/environment.yaml";

/** One environment whose file ends with these lines; line 5 is the first of them. */
function problemsOf(more: string): readonly string[] {
  return problemLines(loadFiles({ [E]: environmentYaml("shop-prod", more) }));
}

describe("settings that do not fit", () => {
  it.each<{ fault: string; yaml: string; lines: readonly string[] }>([
    {
      fault: "a list that names something twice",
      yaml: "data: { stores: { logs: { mode: managed, subnets: [a, b, a] } } }",
      lines: [
        `${E}:5:58: data.stores.logs.subnets.2: expected each item of the list once, got "a" again, which is item 1 already; remove one of them`,
      ],
    },
    {
      fault: "tags that IAM takes for one, or that a stack sets itself",
      yaml: "tags: { Team: a, team: b, name: c, Layer: d }",
      lines: [
        `${E}:5:24: tags.team: expected a key that differs from Team in more than upper and lower case, which IAM does not tell apart, got "b"`,
        `${E}:5:33: tags.name: expected a key that differs from Name in more than upper and lower case, which IAM does not tell apart, got "c"`,
        `${E}:5:43: tags.Layer: expected a key other than Layer, which every stack sets itself, got "d"`,
      ],
    },
    {
      fault: "a region twice, and one of another partition",
      yaml: "regions: [us-east-1, us-east-1, cn-north-1]",
      lines: [
        `${E}:5:22: regions.1: expected each item of the list once, got "us-east-1" again, which is item 1 already; remove one of them`,
        `${E}:5:33: regions.2: expected an AWS region of partition aws such as "eu-west-1", got "cn-north-1"; did you mean "eu-north-1"?`,
      ],
    },
    {
      fault: "an unknown key at the top",
      yaml: "layerz: [network]",
      lines: [`${E}:5:1: layerz: expected a known key, got "layerz"; did you mean "layers"?`],
    },
    {
      fault: "an unknown key of a layer",
      yaml: "data: { stores: {}, vcp: vpc-1 }",
      lines: [`${E}:5:21: data.vcp: expected a known key, got "vcp"; did you mean "vpc"?`],
    },
    {
      fault: "an unknown key deep inside, among those of the option that is meant",
      yaml: "data: { stores: { logs: { mode: managed, subnet: [a] } } }",
      lines: [
        `${E}:5:42: data.stores.logs.subnet: expected a known key, got "subnet"; did you mean "subnets"?`,
      ],
    },
    {
      fault: "a key that is like no other",
      yaml: "data: { kangaroo: 1 }",
      lines: [
        `${E}:5:9: data.kangaroo: expected a known key, got "kangaroo"; known: stores, vpc, partner, copies, sealed, size`,
      ],
    },
    {
      fault: "a key of an option that is not meant",
      yaml: "data: { stores: { logs: { mode: external, bucketArn: x, subnets: [] } } }",
      lines: [
        `${E}:5:57: data.stores.logs.subnets: expected a known key, got "subnets"; known: mode, bucketArn`,
      ],
    },
    {
      fault: "an unknown option",
      yaml: "data: { stores: { logs: { mode: manged } } }",
      lines: [
        `${E}:5:33: data.stores.logs.mode: expected one of "managed", "external", got "manged"; did you mean "managed"?`,
      ],
    },
    {
      fault: "no option",
      yaml: "data:\n  stores:\n    logs: {}",
      lines: [`${E}:7:5: data.stores.logs.mode: expected one of "managed", "external", got nothing`],
    },
    {
      fault: "a union that nothing fits",
      yaml: "data: { size: huge }",
      lines: [`${E}:5:15: data.size: expected "auto" or a number, got "huge"`],
    },
    {
      fault: "a union whose number is too small",
      yaml: "data: { size: 0 }",
      lines: [`${E}:5:15: data.size: expected a number of at least 1, got the number 0`],
    },
    {
      fault: "a word for a boolean",
      yaml: "data: { sealed: no }",
      lines: [`${E}:5:17: data.sealed: expected true or false, got "no"; YAML 1.2 has only true and false`],
    },
    {
      fault: "a number for a string",
      yaml: "tags: { Cost: 0012 }",
      lines: [`${E}:5:15: tags.Cost: expected a string, got the number 0012; write it in quotes: "0012"`],
    },
    {
      fault: "a scalar for a map",
      yaml: "data: all",
      lines: [`${E}:5:7: data: expected a map, got "all"`],
    },
    {
      fault: "a map for a list",
      yaml: "layers: { network: true }",
      lines: [`${E}:5:1: layers: expected a list, got a map`],
    },
    {
      fault: "an entry name that no resource could bear",
      yaml: "data: { stores: { Logs_1: { mode: external, bucketArn: x } } }",
      lines: [
        `${E}:5:19: data.stores.Logs_1: expected a lower-case name such as "app-logs" as key, got "Logs_1"`,
      ],
    },
    {
      fault: "a missing value",
      yaml: "data:\n  stores:\n    logs: { mode: external }",
      lines: [`${E}:7:5: data.stores.logs.bucketArn: expected a string, got nothing`],
    },
    {
      fault: "an empty list",
      yaml: "layers: []",
      lines: [`${E}:5:1: layers: expected at least 1 entry, got an empty list`],
    },
    {
      fault: "a word that is not listed",
      yaml: "posture: prodction",
      lines: [
        `${E}:5:10: posture: expected one of "production", "standard", got "prodction"; did you mean "production"?`,
      ],
    },
    {
      fault: "a layer listed twice",
      yaml: "layers: [network, data, network]",
      lines: [`${E}:5:25: layers.2: expected each layer once, got "network" again`],
    },
    {
      fault: "an unknown layer",
      yaml: "layers: [network, dta]",
      lines: [`${E}:5:19: layers.1: expected a known layer, got "dta"; did you mean "data"?`],
    },
    {
      fault: "an upstream layer that is missing",
      yaml: "layers: [network, apps]",
      lines: [
        `${E}:5:19: layers.1: expected data in the list too, which apps reads, got network, apps; add data or remove apps`,
      ],
    },
    {
      fault: "settings of an unlisted layer",
      yaml: "audit: { dayz: 3 }",
      lines: [`${E}:5:10: audit.dayz: expected a known key, got "dayz"; did you mean "days"?`],
    },
    {
      fault: "a version constraint that is none",
      yaml: "providers: { aws: latest }",
      lines: [
        `${E}:5:19: providers.aws: expected a version constraint such as ">= 5.100.0, < 7.0.0", got "latest"`,
      ],
    },
    {
      fault: "a tag that AWS keeps for itself",
      yaml: "tags: { 'aws:owner': me }",
      lines: [
        `${E}:5:9: tags.aws:owner: expected a tag key of letters, digits and _.:/=+-@ that does not start with "aws:" as key, got "aws:owner"`,
      ],
    },
    {
      fault: "a removal whose key is misspelt",
      yaml: "data: { stors: null }",
      lines: [`${E}:5:9: data.stors: expected a known key, got "stors"; did you mean "stores"?`],
    },
    {
      fault: "a reference outside the settings of a layer",
      yaml: "tags: { Net: { $output: network.vpcId } }",
      lines: [
        `${E}:5:9: tags.Net: expected a plain value, got a reference; references stand in the settings of a layer`,
      ],
    },
    {
      fault: "several faults, all at once and in order",
      yaml: "posture: none\ndata: { copies: 1.5, stors: {} }\napps: { charts: [] }",
      lines: [
        `${E}:5:10: posture: expected one of "production", "standard", got "none"`,
        `${E}:6:17: data.copies: expected a whole number, got the number 1.5`,
        `${E}:6:22: data.stors: expected a known key, got "stors"; did you mean "stores"?`,
        `${E}:7:9: apps.charts: expected a map, got an empty list`,
      ],
    },
  ])("$fault", ({ yaml, lines }) => {
    expect(problemsOf(yaml)).toEqual(lines);
  });

  it.each([
    { account: "012345678901", got: 'the number 012345678901; write it in quotes: "012345678901"' },
    { account: "'1234'", got: '"1234"' },
    { account: "'12345678901x'", got: '"12345678901x"' },
    { account: "[1]", got: "a list of 1" },
  ])("an account that is no 12-digit string: $account", ({ account, got }) => {
    const yaml = environmentYaml("shop-prod").replace('"111122223333"', account);
    const col = account.startsWith("[") ? 1 : 10;
    expect(problemLines(loadFiles({ [E]: yaml }))).toEqual([
      `${E}:2:${col}: account: expected a quoted 12-digit string, got ${got}`,
    ]);
  });

  it("an unknown key does not hide what the layer's own check finds", () => {
    const yaml = environmentYaml("shop-prod").replace(
      "{ cidr: 10.0.0.0/16 }",
      "{ cidr: 192.168.0.0/16, nta: one }",
    );
    expect(problemLines(loadFiles({ [E]: yaml }))).toEqual([
      `${E}:4:18: network.cidr: expected a block inside 10.0.0.0/8, got "192.168.0.0/16"`,
      `${E}:4:34: network.nta: expected a known key, got "nta"; did you mean "nat"?`,
    ]);
  });

  it("a wrong account hides neither a missing value nor what a check finds", () => {
    const yaml = 'id: shop-prod\naccount: "12"\nregion: eu-west-1\ndata: { copies: x }\n';
    expect(problemLines(loadFiles({ [E]: yaml }))).toEqual([
      `${E}:1:1: network.cidr: expected a CIDR block such as "10.0.0.0/16", got nothing`,
      `${E}:2:10: account: expected a quoted 12-digit string, got "12"`,
      `${E}:4:17: data.copies: expected a number, got "x"`,
    ]);
  });

  it("a missing setting of a layer is missing in the leaf, whatever its defaults set beside it", () => {
    const files = {
      "defaults.yaml": `${SHARED}network: { nat: one }\n`,
      "a/environment.yaml": environmentYaml("a").replace("network: { cidr: 10.0.0.0/16 }", ""),
      "b/environment.yaml": environmentYaml("b").replace("cidr: 10.0.0.0/16", "nat: none"),
    };
    expect(problemLines(loadFiles(files))).toEqual([
      'a/environment.yaml:1:1: network.cidr: expected a CIDR block such as "10.0.0.0/16", got nothing',
      'b/environment.yaml:4:1: network.cidr: expected a CIDR block such as "10.0.0.0/16", got nothing',
    ]);
  });

  it("a fault of a defaults.yaml is reported once, where it was written", () => {
    const files = {
      "defaults.yaml": 'state: { bucket: "shop" }\nposture: none\n',
      "a/environment.yaml": environmentYaml("a"),
      "b/environment.yaml": environmentYaml("b"),
    };
    expect(problemLines(loadFiles(files)).filter((line) => line.includes("posture"))).toEqual([
      'defaults.yaml:2:10: posture: expected one of "production", "standard", got "none"',
    ]);
  });
});
