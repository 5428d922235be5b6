import { environmentYaml } from "../shop.fixture";
import { type Fault, LEAF } from "./fault.fixture";

/** Names that two environments claim. */
export const CLASHES: readonly Fault[] = [
  {
    fault: "two environments with one id",
    files: { [`one/${LEAF}`]: environmentYaml("same-id"), [`two/${LEAF}`]: environmentYaml("same-id") },
    lines: [
      'two/environment.yaml:1:5: id: expected an id of its own, got "same-id", which two-environments-with-on/one id has too (HERE/one/environment.yaml:1:5)',
    ],
  },
  {
    fault: "one name in the world",
    files: {
      [`one/${LEAF}`]: environmentYaml("world-one", "data: { buckets: { files: { name: shop-files } } }\n"),
      [`two/${LEAF}`]: environmentYaml("world-two", "data: { buckets: { media: { name: shop-files } } }\n"),
    },
    lines: [
      'two/environment.yaml:5:35: data.buckets.media.name: expected a name of its own as S3 bucket, got "shop-files", which one-name-in-the-world/one data.buckets.files.name has too (HERE/one/environment.yaml:5:35)',
    ],
  },
  {
    fault: "one role in the account",
    files: {
      [`one/${LEAF}`]: environmentYaml("role-one", "cluster: { nodeRole: { name: shop-nodes } }\n"),
      [`two/${LEAF}`]: environmentYaml("role-two", "cluster: { nodeRole: { name: shop-nodes } }\n"),
    },
    lines: [
      'two/environment.yaml:5:30: cluster.nodeRole.name: expected a name of its own as IAM role, got "shop-nodes", which one-role-in-the-account/one cluster.nodeRole.name has too (HERE/one/environment.yaml:5:30)',
    ],
  },
  {
    fault: "one state key",
    files: {
      [`one/${LEAF}`]: environmentYaml("key-one", 'state: { key: "same/{layer}/terraform.tfstate" }\n'),
      [`two/${LEAF}`]: environmentYaml("key-two", 'state: { key: "same/{layer}/terraform.tfstate" }\n'),
    },
    lines: [
      'two/environment.yaml:5:15: state.key: expected a state object of its own for addons, got "s3://shop-111122223333-eu-west-1-state/same/addons/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for cluster, got "s3://shop-111122223333-eu-west-1-state/same/cluster/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for data, got "s3://shop-111122223333-eu-west-1-state/same/data/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for edge, got "s3://shop-111122223333-eu-west-1-state/same/edge/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for network, got "s3://shop-111122223333-eu-west-1-state/same/network/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
    ],
  },
];
