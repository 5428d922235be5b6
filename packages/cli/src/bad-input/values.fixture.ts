import { environmentYaml, type Files } from "../shop.fixture";
import { type Fault, LEAF, leaf } from "./fault.fixture";

/** An environment with another account. */
function leafWithAccount(id: string, account: string): Files {
  return { [LEAF]: environmentYaml(id).replace('"111122223333"', account) };
}

/** Values that do not fit their schema. */
export const VALUE_FAULTS: readonly Fault[] = [
  {
    fault: "an unknown key",
    files: leaf("unknown-key", "postur: standard", "data: { bukets: {} }"),
    lines: [
      'environment.yaml:5:1: postur: expected a known key, got "postur"; did you mean "posture"?',
      'environment.yaml:6:9: data.bukets: expected a known key, got "bukets"; did you mean "buckets"?',
    ],
  },
  {
    fault: "an unknown key with nothing near",
    files: leaf("unknown-far", "edge: { kangaroo: 1 }"),
    lines: [
      'environment.yaml:5:9: edge.kangaroo: expected a known key, got "kangaroo"; known: alarms, key, domain, zone, certificates, webAcls, distributions, shieldAdvanced, targetGroups, loadBalancers, healthChecks',
    ],
  },
  {
    fault: "a wrong type",
    files: leaf("wrong-type", "cluster: { version: 1.35 }", "data: { secrets: [a] }"),
    lines: [
      'environment.yaml:5:21: cluster.version: expected a quoted version such as "1.35", got the number 1.35; write it in quotes: "1.35"',
      "environment.yaml:6:9: data.secrets: expected a map, got a list of 1",
    ],
  },
  {
    fault: "a word that is not listed",
    files: leaf("unlisted-word", "posture: prodution"),
    lines: [
      'environment.yaml:5:10: posture: expected one of "production", "standard", got "prodution"; did you mean "production"?',
    ],
  },
  {
    fault: "a missing required value",
    files: {
      [LEAF]: 'id: missing\naccount: "111122223333"\nregion: eu-west-1\ncluster: { version: null }\n',
    },
    lines: [
      'environment.yaml:1:1: network.cidr: expected a CIDR block such as "10.0.0.0/16", got nothing',
      'environment.yaml:4:21: cluster.version: expected a quoted version such as "1.35", got nothing',
    ],
  },
  {
    fault: "no account",
    files: { [LEAF]: "id: no-account\nregion: eu-west-1\nnetwork: { cidr: 10.20.0.0/16 }\n" },
    lines: ["environment.yaml:1:1: account: expected a quoted 12-digit string, got nothing"],
  },
  {
    fault: "an account in words",
    files: leafWithAccount("account-words", "shop"),
    lines: ['environment.yaml:2:10: account: expected a quoted 12-digit string, got "shop"'],
  },
  {
    fault: "an account of 11 digits",
    files: leafWithAccount("account-short", '"11112222333"'),
    lines: ['environment.yaml:2:10: account: expected a quoted 12-digit string, got "11112222333"'],
  },
  {
    fault: "an account as a number",
    files: leafWithAccount("account-number", "111122223333"),
    lines: [
      'environment.yaml:2:10: account: expected a quoted 12-digit string, got the number 111122223333; write it in quotes: "111122223333"',
    ],
  },
  {
    fault: "an account as number with zero",
    files: leafWithAccount("account-zero", "011122223333"),
    lines: [
      'environment.yaml:2:10: account: expected a quoted 12-digit string, got the number 011122223333; write it in quotes: "011122223333"',
    ],
  },
  {
    fault: "an expired exception",
    files: leaf(
      "expired",
      "exceptions:",
      "  - { rule: vpc-flow-log, resource: aws_vpc.vpc, accepts: none, reason: trial, expires: 2020-01-31 }",
    ),
    lines: [
      "environment.yaml:6:89: exceptions.0.expires: expected the exception to vpc-flow-log for aws_vpc.vpc to hold today, got expired on 2020-01-31; meet vpc-flow-log, or decide on a new date",
    ],
  },
];
